import type {
  DrawnPath,
  DrawnText,
  OutlineItem,
  PageGraphics,
  PdfAnnotation,
  PdfDocument,
} from '../../../../../../main/pipeline/pdf';

const WIRE = '#008000';
const PIN = '#000000';
const BODY = '#800000';
const NAME = '#000080';
const LABEL = '#aa0000';

/** Draws a sheet the way CAD tools do, stroke by stroke, and hands it out as a document of one page. */
export class Drawing {
  private readonly paths: DrawnPath[] = [];
  private readonly texts: (DrawnText & { order: number })[] = [];
  readonly menus: PdfAnnotation[] = [];
  private order = 0;

  /** @param ink one colour and width for all lines and texts, as black and white prints have; else the usual colours. */
  constructor(private readonly ink?: string) {}

  wire(...points: number[]): this {
    return this.line(WIRE, 0.5, points);
  }

  pin(x0: number, y0: number, x1: number, y1: number): this {
    return this.line(PIN, 0.5, [x0, y0, x1, y1]);
  }

  box(x0: number, y0: number, x1: number, y1: number): this {
    const points = [x0, y0, x1, y0, x1, y1, x0, y1, x0, y0];
    return this.path({ subpaths: [{ points, closed: true, curved: false }], stroke: BODY, fill: null, lineWidth: 0.7 });
  }

  /** A line of a symbol. */
  body(x0: number, y0: number, x1: number, y1: number): this {
    return this.line(BODY, 0.5, [x0, y0, x1, y1]);
  }

  /** A closed outline of a symbol. */
  outline(...points: number[]): this {
    return this.path({ subpaths: [{ points, closed: true, curved: false }], stroke: BODY, fill: null, lineWidth: 0.5 });
  }

  /** A filled arrow head with its tip at (x, y). */
  arrow(x: number, y: number): this {
    const points = [x, y, x - 4, y + 4, x - 5, y + 1, x, y];
    return this.path({ subpaths: [{ points, closed: true, curved: false }], stroke: null, fill: BODY, lineWidth: 0 });
  }

  /** A broad line of a symbol: the plate of a capacitor. */
  thick(x0: number, y0: number, x1: number, y1: number): this {
    return this.line(BODY, 2, [x0, y0, x1, y1]);
  }

  dot(x: number, y: number): this {
    return this.point(WIRE, x, y);
  }

  /** A filled disc. */
  point(fill: string, x: number, y: number): this {
    const points = Array.from({ length: 32 }, (_, i) => {
      const angle = (Math.floor(i / 2) / 16) * 2 * Math.PI;
      return i % 2 === 0 ? x + 1.2 * Math.cos(angle) : y + 1.2 * Math.sin(angle);
    });
    return this.path({ subpaths: [{ points, closed: true, curved: true }], stroke: null, fill, lineWidth: 0 });
  }

  /** A ground of three falling bars under the end of a wire at (x, y). */
  ground(x: number, y: number): this {
    for (const [i, half] of [6, 4, 2].entries()) this.line(LABEL, 0.5, [x - half, y - 2 * i, x + half, y - 2 * i]);
    return this;
  }

  /** The diamond of a mark for rule checks on a stem over (x, y). */
  flagMark(x: number, y: number): this {
    const diamond = [x, y + 4, x + 4, y + 8, x, y + 12, x - 4, y + 8, x, y + 4];
    return this.line(BODY, 0.5, [x, y, x, y + 4]).line(BODY, 0.5, diamond);
  }

  designator(text: string, x: number, y: number): this {
    return this.text(text, x, y, NAME);
  }

  label(text: string, x: number, y: number): this {
    return this.text(text, x, y, LABEL);
  }

  note(text: string, x: number, y: number): this {
    return this.text(text, x, y, PIN);
  }

  /** A resistor lying between two wire ends 40 apart, its pins 10 long. */
  resistor(ref: string, x: number, y: number): this {
    this.pin(x, y, x + 10, y)
      .box(x + 10, y - 3, x + 30, y + 3)
      .pin(x + 30, y, x + 40, y);
    return this.designator(ref, x + 14, y + 5);
  }

  /** A box with numbered and named pins on its left side, 20 apart downwards from the first. */
  chip(ref: string, x: number, top: number, names: readonly string[]): this {
    this.box(x, top - 20 * names.length, x + 80, top).designator(ref, x, top + 2);
    for (const [i, name] of names.entries()) {
      const y = top - 10 - 20 * i;
      this.pin(x - 15, y, x, y)
        .note(String(i + 1), x - 8, y + 1)
        .note(name, x + 2, y - 2);
    }
    return this;
  }

  /** Invisible text over a box, as a tool leaves it for its own viewer. */
  mark(text: string, x0: number, y0: number, x1: number, y1: number): this {
    const glyphs = [...text];
    const [width, size] = [x1 - x0, y1 - y0];
    this.texts.push({
      ...{ text, x: x0, y: y0 + 0.2 * size, width, size, angle: 0, bbox: [x0, y0, x1, y1], font: 'f', renderMode: 3 },
      ...{ color: PIN, offsets: glyphs.map((_, i) => (i * width) / glyphs.length), glyphs, order: this.order++ },
    });
    return this;
  }

  /** A link over a box whose script opens a menu with these lines. */
  menu(lines: readonly string[], ...bbox: [number, number, number, number]): this {
    const action = `ShM([\n${lines.map((line) => `["${line}"],\n`).join('')}]);`;
    this.menus.push({ bbox, subtype: 'Link', contents: '', title: '', action });
    return this;
  }

  /** A straight wire with the menu that tells its net. */
  toldWire(net: string, x0: number, y0: number, x1: number, y1: number): this {
    const [left, low, right, high] = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
    return this.wire(x0, y0, x1, y1).menu([`Net = ${net}`], left - 1.5, low - 1.5, right + 1.5, high + 1.5);
  }

  /** This sheet, `pages` times. */
  document(outline: OutlineItem[] = [], pages = 1): PdfDocument {
    return documentOf(
      Array.from({ length: pages }, () => this),
      outline,
    );
  }

  graphics(): PageGraphics {
    return { paths: this.paths, texts: this.texts, images: [] };
  }

  line(color: string, lineWidth: number, points: number[]): this {
    return this.path({ subpaths: [{ points, closed: false, curved: false }], stroke: color, fill: null, lineWidth });
  }

  private path(path: Omit<DrawnPath, 'dashed' | 'order'>): this {
    const { ink } = this;
    const plain = ink === undefined ? {} : { stroke: path.stroke && ink, fill: path.fill && ink, lineWidth: 0.5 };
    this.paths.push({ ...path, ...plain, dashed: false, order: this.order++ });
    return this;
  }

  text(text: string, x: number, y: number, color: string, size = 6): this {
    const glyphs = [...text];
    const step = 0.55 * size;
    const width = step * glyphs.length;
    this.texts.push({
      ...{ text, x, y, width, size, angle: 0, bbox: [x, y - 0.2 * size, x + width, y + 0.8 * size] },
      ...{
        font: 'f',
        renderMode: 0,
        color: this.ink ?? color,
        offsets: glyphs.map((_, i) => i * step),
        glyphs,
        order: this.order++,
      },
    });
    return this;
  }
}

/** A document of A4 sheets lying. */
export function documentOf(sheets: readonly Drawing[], outline: OutlineItem[] = []): PdfDocument {
  return {
    ...{ name: 'board.pdf', sha256: '0'.repeat(64), pageCount: sheets.length, title: undefined, producer: 'test' },
    outline: () => Promise.resolve(outline),
    page: (number) =>
      Promise.resolve({
        ...{ number, width: 842, height: 595 },
        text: () => Promise.resolve([]),
        graphics: () => Promise.resolve(sheets[number - 1]?.graphics() ?? { paths: [], texts: [], images: [] }),
        annotations: () => Promise.resolve(sheets[number - 1]?.menus ?? []),
        release: () => undefined,
      }),
    close: () => Promise.resolve(),
  };
}
