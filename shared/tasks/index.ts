export * from './found';
export * from './log';
export * from './progress';
export * from './states';
export * from './task';
