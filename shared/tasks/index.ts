export * from './found';
export * from './log';
export * from './progress';
export * from './search';
export * from './states';
export * from './task';
