import 'core-js/actual';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';

/** One for all documents and never ended: left to pdf.js, closing one document would end it under another being opened. */
const worker = pdfjs.PDFWorker.create({
  port: new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' }),
});

/** Where the program serves pdf.js' packed CMaps and standard fonts. */
const ASSETS = '/pdfjs';

/** A document open for showing pages. */
export interface OpenDocument {
  readonly pageCount: number;
  /**
   * Draws a page and resolves with its size in points as displayed.
   * @param number from 1
   * @param scale device pixels per point
   * @param signal stops a drawing that nobody waits for
   */
  draw(canvas: HTMLCanvasElement, number: number, scale: number, signal: AbortSignal): Promise<PageSize>;
  /** Size of a page in points as displayed. @param number from 1 */
  size(number: number): Promise<PageSize>;
  /**
   * Draws a part of a page. The canvas gets the part's size times `scale`.
   * @param part in points from the page's upper left corner
   */
  drawPart(
    canvas: HTMLCanvasElement,
    number: number,
    scale: number,
    part: PagePart,
    signal: AbortSignal,
  ): Promise<void>;
  close(): void;
}

/** A rectangle of a page, in points from the upper left corner of the page as displayed. */
export interface PagePart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Opens a PDF for showing. Rejects when pdf.js cannot read it. */
export async function openDocument(bytes: Uint8Array): Promise<OpenDocument> {
  const task = pdfjs.getDocument({
    data: bytes,
    worker,
    cMapUrl: `${ASSETS}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${ASSETS}/standard_fonts/`,
    useWasm: false,
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const proxy = await task.promise;
  return {
    pageCount: proxy.numPages,
    close: () => void task.destroy(),
    draw: async (canvas, number, scale, signal) => {
      const page = await proxy.getPage(number);
      const viewport = page.getViewport({ scale });
      signal.throwIfAborted();
      canvas.width = Math.ceil(viewport.width);
      canvas.height = Math.ceil(viewport.height);
      const drawing = page.render({ canvas, viewport });
      signal.addEventListener('abort', () => drawing.cancel(), { once: true });
      await drawing.promise;
      return { width: viewport.width / scale, height: viewport.height / scale };
    },
    size: async (number) => {
      const { width, height } = (await proxy.getPage(number)).getViewport({ scale: 1 });
      return { width, height };
    },
    drawPart: async (canvas, number, scale, part, signal) => {
      const page = await proxy.getPage(number);
      const viewport = page.getViewport({ scale, offsetX: -part.x * scale, offsetY: -part.y * scale });
      signal.throwIfAborted();
      canvas.width = Math.ceil(part.width * scale);
      canvas.height = Math.ceil(part.height * scale);
      const drawing = page.render({ canvas, viewport });
      signal.addEventListener('abort', () => drawing.cancel(), { once: true });
      await drawing.promise;
    },
  };
}
