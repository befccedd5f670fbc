import type { BBox } from '../../../shared/models';

/**
 * A piece of text as the document draws it. All lengths in PDF points of the page as displayed, origin lower left.
 * `x`, `y` is the start of the baseline, `width` the advance along it, `angle` its direction in degrees
 * counter-clockwise (0, 90, 180, 270 or, rarely, between), `size` the font size.
 */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly angle: number;
  readonly bbox: BBox;
  readonly font: string;
}

/** Text read from the drawing operators: slower than TextRun, but exact per glyph and with how it is painted. */
export interface DrawnText extends TextRun {
  /** PDF text rendering mode; 3 is invisible. */
  readonly renderMode: number;
  readonly color: string;
  /** Distance of each glyph's origin from `x`,`y` along the baseline; one entry per glyph. */
  readonly offsets: readonly number[];
  /** Unicode of each glyph; joined they are `text`. */
  readonly glyphs: readonly string[];
}

/** One run of joined straight pieces, flat `[x0, y0, x1, y1, …]`. Curves are flattened; `curved` says that some were. */
export interface SubPath {
  readonly points: readonly number[];
  readonly closed: boolean;
  readonly curved: boolean;
}

/** One painted path. `lineWidth` in points (0 = hairline) applies when `stroke` is set. Colours are `#rrggbb`. */
export interface DrawnPath {
  readonly subpaths: readonly SubPath[];
  readonly stroke: string | null;
  readonly fill: string | null;
  readonly lineWidth: number;
  readonly dashed: boolean;
  /** Place in the order of drawing operators, shared with DrawnText. */
  readonly order: number;
}

export interface PageGraphics {
  readonly paths: readonly DrawnPath[];
  readonly texts: readonly (DrawnText & { readonly order: number })[];
  /** Boxes of painted images. */
  readonly images: readonly BBox[];
  /** Some text of the page is shown in rendering mode 3, which paints nothing. */
  readonly hiddenText?: boolean;
}

export interface PdfAnnotation {
  readonly bbox: BBox;
  readonly subtype: string;
  readonly contents: string;
  readonly title: string;
  /** A link's or widget's script or target, where it has one, as text. */
  readonly action: string;
}

export interface OutlineItem {
  readonly title: string;
  /** 1-based; null when the target cannot be resolved. */
  readonly page: number | null;
  /** Target position on the page in points, where the bookmark gives one. */
  readonly position: { readonly x: number | null; readonly y: number | null };
  readonly items: readonly OutlineItem[];
}

/** One page. Reading it is done on first call of each method; nothing is kept after `release`. */
export interface PdfPage {
  /** 1-based. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** Runs in the order of the content stream; blank ones left out. Throws InputError PDF_DAMAGED when the page cannot be read. */
  text(): Promise<TextRun[]>;
  /** Paths, images and exact text; costs about three times `text()`. With `paths` the exact text is left out, which is cheaper. */
  graphics(wanted?: 'all' | 'paths'): Promise<PageGraphics>;
  annotations(): Promise<PdfAnnotation[]>;
  release(): void;
}

export interface PdfDocument {
  readonly name: string;
  readonly sha256: string;
  readonly pageCount: number;
  readonly title: string | undefined;
  /** What wrote the file (/Creator and /Producer), for diagnostics only. */
  readonly producer: string;
  outline(): Promise<OutlineItem[]>;
  /** @param number 1-based. Throws InputError PDF_DAMAGED when it cannot be read. */
  page(number: number): Promise<PdfPage>;
  close(): Promise<void>;
}
