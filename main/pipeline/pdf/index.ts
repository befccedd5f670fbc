export { openPdf } from './open';
export type * from './types';
