/** The two channels between window and main process. Apart from the schemas, so that the preload stays small. */
export const CALL_CHANNEL = 'agent:call';
export const EVENT_CHANNEL = 'agent:event';
