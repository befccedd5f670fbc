import type { Diagnostic } from '../../../../shared/models';
import { foldName } from '../../fold-name';
import type { DocumentLayout, Table } from '../../pdf/layout';
import { readDetails } from './details';
import { readList } from './list';
import { readMap } from './map';
import type { Statement } from './statement';

/** All statements about registers with byte-wide addresses, and the tables they came from. */
export interface ByteReading {
  readonly statements: readonly Statement[];
  readonly tables: readonly Table[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads address maps, register lists, bit grids and field tables of a chip whose registers have byte-wide addresses. With
 * `words`, plain words may name registers; with `maps`, address maps are read. Tables in `skip` have another owner.
 */
export function readByteRegisters(
  layout: DocumentLayout,
  { words, maps, skip }: { readonly words: boolean; readonly maps: boolean; readonly skip: ReadonlySet<Table> },
): ByteReading {
  const statements: Statement[] = [];
  const used = new Set<Table>(skip);
  const single = new Map<Table, Statement>();
  for (const block of layout.blocks) {
    if (block.kind !== 'table' || used.has(block.table)) continue;
    const found = (maps ? readMap(block.table) : null) ?? readList(block.table, layout, { words });
    if (!found) continue;
    statements.push(...found);
    used.add(block.table);
    const [only, ...others] = found;
    if (only && others.length === 0) single.set(block.table, { ...only, kind: 'detail' });
  }
  const known = new Map(statements.map(({ name }) => [foldName(name), name]));
  const details = readDetails(layout, known, used, single);
  return {
    statements: [...statements, ...details.statements],
    tables: [...used, ...details.tables],
    diagnostics: details.diagnostics,
  };
}

export { mergeStatements } from './merge';
