export * from './board';
export * from './common';
export * from './device';
export * from './result';
