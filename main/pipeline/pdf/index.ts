export { checkPdfFile, openPdf } from './open';
export type * from './types';
