import type { BBox } from '../../../shared/models';
import { angleOf, apply, IDENTITY, type Matrix, multiply, scaleOf } from './matrix';
import { flattenPath } from './paths';
import { runBox } from './text';
import type { DrawnPath, DrawnText, PageGraphics } from './types';

/** What pdf.js tells of a font that the operators name. `fontMatrix` is absent for ordinary (1/1000 em) fonts. */
export interface FontFacts {
  readonly name: string;
  readonly fontMatrix: readonly number[] | undefined;
  readonly vertical: boolean;
}

interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

interface State {
  ctm: Matrix;
  stroke: string;
  fill: string;
  lineWidth: number;
  dashed: boolean;
  charSpacing: number;
  wordSpacing: number;
  hScale: number;
  leading: number;
  rise: number;
  renderMode: number;
  font: string;
  fontSize: number;
}

interface Glyph {
  readonly unicode?: string;
  readonly width?: number;
  readonly isSpace?: boolean;
}

/** PDF 32000-1, table 106: neither fill nor stroke text. */
const INVISIBLE = 3;

type Ops = Readonly<Record<string, number>>;

/**
 * Replays pdf.js' drawing operators (the graphics state of PDF 32000-1, 8.4 and 9.3) and collects painted paths, text
 * per glyph and image boxes in display space. Clipping is ignored: a clipped piece is still part of the drawing.
 * Without `fontOf` text is left out.
 */
export function replay(
  list: OperatorList,
  ops: Ops,
  base: Matrix,
  fontOf: ((id: string) => FontFacts) | null,
): PageGraphics {
  const paths: DrawnPath[] = [];
  const texts: (DrawnText & { order: number })[] = [];
  const images: BBox[] = [];
  let state: State = {
    ctm: base,
    stroke: '#000000',
    fill: '#000000',
    lineWidth: 1,
    dashed: false,
    charSpacing: 0,
    wordSpacing: 0,
    hScale: 1,
    leading: 0,
    rise: 0,
    renderMode: 0,
    font: '',
    fontSize: 0,
  };
  const stack: State[] = [];
  let hiddenText = false;
  let textMatrix: Matrix = IDENTITY;
  let lineMatrix: Matrix = IDENTITY;
  const moveText = (x: number, y: number) => {
    lineMatrix = multiply(lineMatrix, [1, 0, 0, 1, x, y]);
    textMatrix = lineMatrix;
  };
  const restore = () => {
    const saved = stack.pop();
    if (saved) state = saved;
  };

  const paint = (paintOp: number, data: ArrayLike<number>, order: number) => {
    const style = paintStyle(paintOp, ops);
    if (!style) return;
    const subpaths = flattenPath(data, state.ctm);
    if (subpaths.length === 0) return;
    paths.push({
      subpaths,
      stroke: style.stroke ? state.stroke : null,
      fill: style.fill ? state.fill : null,
      lineWidth: state.lineWidth * scaleOf(state.ctm),
      dashed: state.dashed,
      order,
    });
  };

  const showText = (glyphs: readonly (Glyph | number | null)[], order: number) => {
    if (state.renderMode === INVISIBLE) hiddenText = true;
    if (!fontOf) return;
    const font = fontOf(state.font);
    const unit = font.fontMatrix?.[0] ?? 0.001;
    const start = multiply(state.ctm, multiply(textMatrix, [state.hScale, 0, 0, 1, 0, state.rise]));
    const along = Math.hypot(start[0], start[1]);
    const shown: string[] = [];
    const offsets: number[] = [];
    let advance = 0; // unscaled text space
    let end = 0;
    for (const glyph of glyphs) {
      if (glyph === null) continue;
      if (typeof glyph === 'number') {
        advance -= (glyph / 1000) * state.fontSize;
        continue;
      }
      shown.push(glyph.unicode ?? '');
      offsets.push(advance * along);
      advance += (glyph.width ?? 0) * unit * state.fontSize;
      end = advance;
      advance += state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
    }
    const text = shown.join('');
    const size = state.fontSize * Math.hypot(start[2], start[3]);
    const angle = angleOf(start);
    textMatrix = font.vertical
      ? multiply(textMatrix, [1, 0, 0, 1, 0, -advance])
      : multiply(textMatrix, [1, 0, 0, 1, advance * state.hScale, 0]);
    if (text.trim() === '') return;
    const [x, y, width] = [start[4], start[5], end * along];
    const box = runBox(x, y, width, Math.abs(size), angle);
    const { renderMode, fill } = state;
    texts.push({
      ...{ text, x, y, width, size: Math.abs(size), angle, bbox: box, font: font.name },
      ...{ renderMode, color: fill, offsets, glyphs: shown, order },
    });
  };

  const handlers: Record<string, (args: readonly unknown[], order: number) => void> = {
    save: () => stack.push({ ...state }),
    restore,
    transform: (args) => {
      state.ctm = multiply(state.ctm, args as unknown as Matrix);
    },
    paintFormXObjectBegin: (args) => {
      stack.push({ ...state });
      if (isMatrix(args[0])) state.ctm = multiply(state.ctm, args[0]);
    },
    paintFormXObjectEnd: restore,
    beginGroup: () => stack.push({ ...state }),
    endGroup: restore,
    beginAnnotation: (args) => {
      stack.push({ ...state });
      state.ctm = base;
      for (const m of [args[2], args[3]]) if (isMatrix(m)) state.ctm = multiply(state.ctm, m);
    },
    endAnnotation: restore,
    setLineWidth: (args) => {
      state.lineWidth = Number(args[0]);
    },
    setDash: (args) => {
      state.dashed = Array.isArray(args[0]) && args[0].length > 0;
    },
    setStrokeRGBColor: (args) => {
      state.stroke = String(args[0]);
    },
    setFillRGBColor: (args) => {
      state.fill = String(args[0]);
    },
    setGState: (args) => {
      for (const [key, value] of (args[0] as [string, unknown][]) ?? []) {
        if (key === 'LW') state.lineWidth = Number(value);
        if (key === 'D') state.dashed = Array.isArray(value) && Array.isArray(value[0]) && value[0].length > 0;
        if (key === 'Font' && Array.isArray(value)) [state.font, state.fontSize] = [String(value[0]), Number(value[1])];
      }
    },
    constructPath: (args, order) => {
      const data = (args[1] as [ArrayLike<number> | null])[0];
      if (data) paint(Number(args[0]), data, order);
    },
    beginText: () => {
      textMatrix = IDENTITY;
      lineMatrix = IDENTITY;
    },
    setCharSpacing: (args) => {
      state.charSpacing = Number(args[0]);
    },
    setWordSpacing: (args) => {
      state.wordSpacing = Number(args[0]);
    },
    setHScale: (args) => {
      state.hScale = Number(args[0]) / 100;
    },
    setLeading: (args) => {
      state.leading = Number(args[0]);
    },
    setTextRise: (args) => {
      state.rise = Number(args[0]);
    },
    setTextRenderingMode: (args) => {
      state.renderMode = Number(args[0]) & 3;
    },
    setFont: (args) => {
      [state.font, state.fontSize] = [String(args[0]), Number(args[1])];
    },
    setTextMatrix: (args) => {
      // pdf.js 6 passes one array, earlier ones six numbers.
      const m = (isMatrix(args[0]) ? args[0] : args) as unknown as Matrix;
      textMatrix = [m[0], m[1], m[2], m[3], m[4], m[5]];
      lineMatrix = textMatrix;
    },
    moveText: (args) => moveText(Number(args[0]), Number(args[1])),
    setLeadingMoveText: (args) => {
      state.leading = -Number(args[1]);
      moveText(Number(args[0]), Number(args[1]));
    },
    nextLine: () => moveText(0, -state.leading),
    showText: (args, order) => showText(args[0] as readonly (Glyph | number | null)[], order),
  };
  for (const name of ['paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject']) {
    handlers[name] = () => images.push(unitSquare(state.ctm));
  }

  const byCode = new Map<number, (args: readonly unknown[], order: number) => void>();
  for (const [name, handler] of Object.entries(handlers)) {
    const code = ops[name];
    if (code !== undefined) byCode.set(code, handler);
  }
  list.fnArray.forEach((code, order) => {
    byCode.get(code)?.((list.argsArray[order] as readonly unknown[] | null) ?? [], order);
  });
  return { paths, texts, images, ...(hiddenText ? { hiddenText } : {}) };
}

function isMatrix(value: unknown): value is Matrix {
  return (Array.isArray(value) || ArrayBuffer.isView(value)) && (value as unknown as ArrayLike<number>).length === 6;
}

function unitSquare(ctm: Matrix): BBox {
  const corners = [apply(ctm, 0, 0), apply(ctm, 1, 0), apply(ctm, 0, 1), apply(ctm, 1, 1)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** What a painting operator does with the path; null for `endPath`, which only ends it. */
function paintStyle(op: number, ops: Ops): { stroke: boolean; fill: boolean } | null {
  const is = (...names: string[]) => names.some((name) => ops[name] === op);
  const stroke = is('stroke', 'closeStroke', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke');
  const fill = is('fill', 'eoFill', 'fillStroke', 'eoFillStroke', 'closeFillStroke', 'closeEOFillStroke');
  return stroke || fill ? { stroke, fill } : null;
}
