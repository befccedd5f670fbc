export * from './agent-error';
export * from './codes';
export * from './reason';
