import type { BBox } from '../../../../shared/models';
import type { DocumentLayout, Segment, Table } from '../../pdf/layout';

/** A piece of text near a table, with its page. */
export interface NearText {
  readonly text: string;
  readonly page: number;
  readonly bbox: BBox;
}

/** A caption stands within this many lines above its table. */
const REACH = 6;
/** Lines that a table at the top of a page may take from the page before. */
const PAGE_BEFORE = 4;

/** Finds the text around tables by geometry, so that text columns side by side do not mix. */
export class Nearby {
  private readonly boxes = new Map<number, { table: Table; box: BBox }[]>();

  constructor(private readonly layout: DocumentLayout) {
    for (const block of layout.blocks) {
      if (block.kind !== 'table' || block.table.kind === 'unruled') continue;
      for (const page of block.table.pages) {
        const box = boxOn(block.table, page);
        this.boxes.set(page, [...(this.boxes.get(page) ?? []), { table: block.table, box }]);
      }
    }
  }

  /** Texts above a table, the nearest first, up to the next table above. */
  above(table: Table): NearText[] {
    const box = boxOn(table, table.page);
    const near = this.texts(table.page, table, (b) => b[1] >= box[3] - 4, box).sort((a, b) => a.bbox[1] - b.bbox[1]);
    const own = this.upToTable(near, table).slice(0, REACH);
    if (own.length < near.length || own.length >= 3 || table.page === 1) return own;
    const before = this.texts(table.page - 1, table, () => true, box).sort((a, b) => a.bbox[1] - b.bbox[1]);
    return [...own, ...this.upToTable(before.slice(0, PAGE_BEFORE), table)];
  }

  /** Texts right below a table that stands on one page, the nearest first, up to the next table. */
  below(table: Table): NearText[] {
    const page = table.pages.at(-1) ?? table.page;
    const box = boxOn(table, page);
    const near = this.texts(page, table, (b) => b[3] <= box[1] + 4, box).sort((a, b) => b.bbox[1] - a.bbox[1]);
    return this.upToTable(near, table).slice(0, 3);
  }

  private texts(page: number, _table: Table, wanted: (box: BBox) => boolean, over: BBox): NearText[] {
    const lines = this.layout.pages[page - 1]?.lines ?? [];
    return lines.flatMap((line) => {
      const own = line.segments.filter(({ bbox }) => wanted(bbox) && bbox[0] < over[2] && bbox[2] > over[0]);
      return joined(own, page);
    });
  }

  private upToTable(texts: readonly NearText[], table: Table): NearText[] {
    const end = texts.findIndex(({ page, bbox }) => {
      const [x, y] = [(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2];
      const others = (this.boxes.get(page) ?? []).filter((entry) => entry.table !== table);
      return others.some(({ box }) => x > box[0] && x < box[2] && y > box[1] && y < box[3]);
    });
    return texts.slice(0, end < 0 ? texts.length : end);
  }
}

function joined(segments: readonly Segment[], page: number): NearText[] {
  const [first] = segments;
  const last = segments.at(-1);
  if (!first || !last) return [];
  const bbox: BBox = [first.bbox[0], first.bbox[1], last.bbox[2], Math.max(first.bbox[3], last.bbox[3])];
  return [{ text: segments.map(({ text }) => text).join('  '), page, bbox }];
}

/** The part of a table on one page. */
function boxOn(table: Table, page: number): BBox {
  const rows = table.rows.filter((row) => row.page === page);
  if (table.pages.length < 2 || rows.length === 0) return table.bbox;
  return [
    Math.min(...rows.map(({ bbox }) => bbox[0])),
    Math.min(...rows.map(({ bbox }) => bbox[1])),
    Math.max(...rows.map(({ bbox }) => bbox[2])),
    Math.max(...rows.map(({ bbox }) => bbox[3])),
  ];
}
