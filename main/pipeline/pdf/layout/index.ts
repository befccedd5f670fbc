export { centerX, centerY, unite } from './boxes';
export { layoutDocument } from './document';
export { joinLines } from './lines';
export { cellAt, textAt } from './rows';
export type * from './types';
export { isCjk } from './words';
