/** Version of the contract, part of the channels' names: a window of another build hears and says nothing. */
const IPC_VERSION = 1;

/** The two channels between window and main process. Apart from the schemas, so that the preload stays small. */
export const CALL_CHANNEL = `agent/${IPC_VERSION}/call`;
export const EVENT_CHANNEL = `agent/${IPC_VERSION}/event`;
