export * from './agent-error';
export * from './codes';
