import { type RefObject, useEffect, useRef, useState } from 'react';
import type { OpenDocument, PagePart } from '../source/pdf-engine';
import { partInSight, type Size, type View } from './view';

/** Pixels of the picture of a whole sheet, at most: what one sees while moving. The part in sight is drawn sharp after. */
const WHOLE_PIXELS = 3_000_000;
/** Rest after a move before the part in sight is drawn anew, in milliseconds. */
const REST_MS = 140;

interface Picture {
  /** Takes the picture of the whole sheet. */
  readonly whole: RefObject<HTMLDivElement | null>;
  /** Takes the sharp picture of the part in sight. */
  readonly part: RefObject<HTMLDivElement | null>;
  readonly sheet: Size | null;
  readonly drawn: boolean;
  /** True when the part in sight is drawn for just this view. */
  readonly sharp: boolean;
}

/** Draws a sheet: once as a whole, and the part in sight again whenever the view comes to rest closer than that. */
export function usePicture(document: OpenDocument, page: number, view: View | null, pane: Size | null): Picture {
  const whole = useRef<HTMLDivElement>(null);
  const part = useRef<HTMLDivElement>(null);
  const [known, setKnown] = useState<{ page: number; sheet: Size } | null>(null);
  const [drawn, setDrawn] = useState(0);
  const [sharpAt, setSharpAt] = useState<View | null>(null);
  const sheet = known?.page === page ? known.sheet : null;
  useEffect(() => {
    const stop = new AbortController();
    part.current?.replaceChildren();
    whole.current?.replaceChildren();
    setDrawn(0);
    const start = async (): Promise<void> => {
      const size = await document.size(page);
      if (stop.signal.aborted) return;
      setKnown({ page, sheet: size });
      await put(document, page, wholeScale(size), { x: 0, y: 0, ...size }, whole.current, stop.signal);
      setDrawn(page);
    };
    start().catch(unlessStopped(stop.signal));
    return () => stop.abort();
  }, [document, page]);
  useEffect(() => {
    if (sheet === null || view === null || pane === null || drawn !== page) return;
    const stop = new AbortController();
    const scale = view.scale * window.devicePixelRatio;
    const sight = partInSight(view, pane, sheet);
    const timer = setTimeout(() => {
      if (sight === null) part.current?.replaceChildren();
      else
        put(document, page, scale, sight, part.current, stop.signal)
          .then(() => setSharpAt(view))
          .catch(unlessStopped(stop.signal));
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [document, page, view, pane, sheet, drawn]);
  return { whole, part, sheet, drawn: drawn === page, sharp: drawn === page && sharpAt === view };
}

const wholeScale = ({ width, height }: Size): number => Math.min(3, Math.sqrt(WHOLE_PIXELS / (width * height)));

/** A drawing that was stopped because another one is wanted is no fault. */
const unlessStopped = (signal: AbortSignal) => (fault: unknown) => {
  if (!signal.aborted) throw fault;
};

/** Draws beside and puts the picture in when it is whole, so that nothing flickers. */
async function put(
  document: OpenDocument,
  page: number,
  scale: number,
  part: PagePart,
  host: HTMLDivElement | null,
  signal: AbortSignal,
): Promise<void> {
  const canvas = window.document.createElement('canvas');
  await document.drawPart(canvas, page, scale, part, signal);
  if (signal.aborted || host === null) return;
  Object.assign(canvas.style, {
    left: `${part.x}px`,
    top: `${part.y}px`,
    // What was drawn, not what was asked for: a picture that is stretched by part of a pixel is blurred.
    width: `${canvas.width / scale}px`,
    height: `${canvas.height / scale}px`,
  });
  host.replaceChildren(canvas);
}
