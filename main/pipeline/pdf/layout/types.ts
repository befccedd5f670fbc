import type { BBox, Diagnostic } from '../../../../shared/models';
import type { OutlineItem } from '../types';

/** One word as drawn. `bbox` in page points, `size` the font size, `angle` as in TextRun, `order` its place in the content stream. */
export interface Word {
  readonly text: string;
  readonly bbox: BBox;
  readonly y: number;
  readonly size: number;
  readonly angle: number;
  readonly font: string;
  readonly order: number;
}

/** Words of one line that stand close together. A wide gap starts the next segment. */
export interface Segment {
  readonly text: string;
  readonly bbox: BBox;
  readonly words: readonly Word[];
}

/** One line of horizontal text outside tables, left to right. `text` joins the segments with a space. */
export interface TextLine {
  readonly page: number;
  readonly text: string;
  readonly bbox: BBox;
  readonly size: number;
  readonly font: string;
  readonly segments: readonly Segment[];
}

/** A ruling line after merging collinear pieces. `at` is its y (horizontal) or x (vertical), `from` < `to` its extent. */
export interface Rule {
  readonly horizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/**
 * One cell. `text` joins its lines with a space (no space between CJK); `lines` keeps them apart, for names that are broken.
 * `row` and `column` are its upper left place in the table, counted from 0.
 */
export interface Cell {
  readonly page: number;
  readonly text: string;
  readonly lines: readonly string[];
  readonly bbox: BBox;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

/** The cells that begin in one row, left to right; a cell that spans rows stands in its first row only. */
export interface Row {
  readonly page: number;
  readonly bbox: BBox;
  readonly cells: readonly Cell[];
}

/** How the columns and rows were found: by rules both ways, by horizontal rules only, or by white space alone. */
export type TableKind = 'ruled' | 'half-ruled' | 'unruled';

/**
 * A table, joined over pages where the columns align. `columns` holds the x of each column's borders (columns + 1 numbers)
 * on the first page. `pages` lists every page it covers.
 */
export interface Table {
  readonly kind: TableKind;
  readonly page: number;
  readonly pages: readonly number[];
  readonly bbox: BBox;
  readonly columns: readonly number[];
  readonly rows: readonly Row[];
}

/** A section heading. `number` such as `3.4.9` where it has one, `title` without it; `level` counts from 1. */
export interface Heading {
  readonly page: number;
  readonly bbox: BBox;
  readonly text: string;
  readonly number: string | null;
  readonly title: string;
  readonly level: number;
}

/** What a page holds, in reading order. A heading's line is not repeated as a line. */
export type Block =
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'line'; readonly line: TextLine }
  | { readonly kind: 'table'; readonly table: Table };

export interface PageLayout {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Running headers and footers are left out. */
  readonly blocks: readonly Block[];
  /** Every line of the page, those inside tables too, running headers and footers left out. */
  readonly lines: readonly TextLine[];
  readonly ruled: boolean;
}

/**
 * A document as recognisers walk it. `blocks` runs over all pages in reading order; a table that continues stands once, at
 * its first page. `characters` counts the text of all pages, to tell a scan.
 */
export interface DocumentLayout {
  readonly pages: readonly PageLayout[];
  readonly blocks: readonly Block[];
  readonly headings: readonly Heading[];
  readonly outline: readonly OutlineItem[];
  readonly characters: number;
  readonly diagnostics: readonly Diagnostic[];
}
