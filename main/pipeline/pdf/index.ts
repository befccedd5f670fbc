export { DEFAULT_MAX_PDF_BYTES, type OpenOptions, openPdf } from './open';
export type * from './types';
