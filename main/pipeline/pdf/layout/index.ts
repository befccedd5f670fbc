export { centerX, unite } from './boxes';
export { layoutDocument } from './document';
export { cellAt, textAt } from './rows';
export type * from './types';
