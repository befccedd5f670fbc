export { centerX, unite } from './boxes';
export { layoutDocument, layoutOfPages } from './document';
export { cellAt, textAt } from './rows';
export type * from './types';
