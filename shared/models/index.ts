export * from './apply-corrections';
export * from './board';
export * from './board-corrections';
export * from './common';
export * from './contradictions';
export { keyOf } from './correction-bench';
export * from './device';
export * from './device-corrections';
export * from './result';
