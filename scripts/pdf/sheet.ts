import type { PDFFont } from 'pdf-lib';

/** The fonts of a book: three standard ones and a Chinese one that every reader has to bring itself. */
export interface Fonts {
  readonly F1: PDFFont;
  readonly F2: PDFFont;
  readonly F3: PDFFont;
}

export interface TextStyle {
  /** Points; default 9. */
  readonly size?: number;
  readonly bold?: boolean;
  /** Fixed-width letters. */
  readonly mono?: boolean;
  /** `r g b`, each 0..1; default black. */
  readonly color?: string;
  /** Direction in degrees, counter-clockwise; default 0. */
  readonly angle?: number;
  readonly align?: 'left' | 'center' | 'right';
  /** PDF text rendering mode; 3 is invisible. */
  readonly mode?: number;
}

export interface LineStyle {
  readonly width?: number;
  readonly color?: string;
}

interface Piece {
  readonly font: 'F1' | 'F2' | 'F3' | 'F4';
  readonly text: string;
}

const n = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Circle as four Bézier curves: the usual distance of the control points. */
const KAPPA = 0.5523;

/** One page's drawing, collected as PDF operators. Lengths in points, origin lower left. */
export class Sheet {
  private readonly ops: string[] = [];

  constructor(
    private readonly fonts: Fonts,
    readonly width: number,
    readonly height: number,
  ) {}

  content(): string {
    return this.ops.join('\n');
  }

  /** Writes operators as they are, for what the other methods do not draw. */
  raw(operators: string): void {
    this.ops.push(operators);
  }

  /** Advance width of `text` in points. A Chinese letter is as wide as it is high. */
  widthOf(text: string, style: TextStyle = {}): number {
    const size = style.size ?? 9;
    return pieces(text, style).reduce((sum, piece) => sum + this.pieceWidth(piece, size), 0);
  }

  /** Draws one line of text; `x`,`y` is the baseline's start, middle or end as `align` says. */
  text(x: number, y: number, text: string, style: TextStyle = {}): void {
    const { size = 9, color = '0 0 0', angle = 0, align = 'left', mode = 0 } = style;
    const shift = align === 'left' ? 0 : this.widthOf(text, style) * (align === 'center' ? 0.5 : 1);
    const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    let along = -shift;
    this.ops.push(`BT ${color} rg ${mode} Tr`);
    for (const piece of pieces(text, style)) {
      const [px, py] = [x + along * cos, y + along * sin];
      this.ops.push(`/${piece.font} ${n(size)} Tf ${n(cos)} ${n(sin)} ${n(-sin)} ${n(cos)} ${n(px)} ${n(py)} Tm`);
      this.ops.push(`${this.encode(piece)} Tj`);
      along += this.pieceWidth(piece, size);
    }
    this.ops.push('ET');
  }

  /** Strokes a polyline through `points` (`x0, y0, x1, y1, …`). */
  line(points: readonly number[], style: LineStyle = {}): void {
    this.ops.push(`${style.color ?? '0 0 0'} RG ${n(style.width ?? 0.5)} w ${path(points)} S`);
  }

  /** Fills a polygon. */
  polygon(points: readonly number[], color = '0 0 0'): void {
    this.ops.push(`${color} rg ${path(points)} h f`);
  }

  box(x: number, y: number, width: number, height: number, style: LineStyle = {}): void {
    const { color = '0 0 0', width: line = 0.5 } = style;
    this.ops.push(`${color} RG ${n(line)} w ${n(x)} ${n(y)} ${n(width)} ${n(height)} re S`);
  }

  fill(x: number, y: number, width: number, height: number, color: string): void {
    this.ops.push(`${color} rg ${n(x)} ${n(y)} ${n(width)} ${n(height)} re f`);
  }

  /** A filled disc. */
  dot(x: number, y: number, radius: number, color = '0 0 0'): void {
    const k = radius * KAPPA;
    const curve = (...p: number[]) => `${p.map(n).join(' ')} c`;
    this.ops.push(
      `${color} rg ${n(x + radius)} ${n(y)} m`,
      curve(x + radius, y + k, x + k, y + radius, x, y + radius),
      curve(x - k, y + radius, x - radius, y + k, x - radius, y),
      curve(x - radius, y - k, x - k, y - radius, x, y - radius),
      curve(x + k, y - radius, x + radius, y - k, x + radius, y),
      'f',
    );
  }

  private pieceWidth(piece: Piece, size: number): number {
    if (piece.font === 'F4') return [...piece.text].length * size;
    return this.fonts[piece.font].widthOfTextAtSize(piece.text, size);
  }

  private encode(piece: Piece): string {
    if (piece.font !== 'F4') return this.fonts[piece.font].encodeText(piece.text).toString();
    const codes = [...piece.text].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0'));
    return `<${codes.join('')}>`;
  }
}

function path(points: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    parts.push(`${n(points[i] ?? 0)} ${n(points[i + 1] ?? 0)} ${i === 0 ? 'm' : 'l'}`);
  }
  return parts.join(' ');
}

/** Cuts a line where the font changes between Latin and Chinese letters. */
function pieces(text: string, style: TextStyle): Piece[] {
  const latin = style.mono ? 'F3' : style.bold ? 'F2' : 'F1';
  return [...text.matchAll(/[⺀-鿿＀-￯]+|[^⺀-鿿＀-￯]+/g)].map(([part]) => ({
    font: /^[⺀-鿿＀-￯]/.test(part) ? 'F4' : latin,
    text: part,
  }));
}
