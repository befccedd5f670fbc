import type { DocumentLayout, Table } from '../../pdf/layout';

/** Every table of a document. A chip of a closed kind has no registers of another kind. */
export const allTables = (layout: DocumentLayout): Table[] =>
  layout.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
