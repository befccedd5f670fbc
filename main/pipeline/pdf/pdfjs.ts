// First, to know the platform's own functions before they are replaced.
import { restoreNatives } from './natives';
// All of it: pdf.js swallows a TypeError of a missing method inside a page's operator list and hands over half a page.
import 'core-js/actual/index.js';
import { createRequire, Module } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { unpackAtOnce } from './inflate';
import { InProcessPort } from './port';

export type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

type ReadingHalf = typeof import('pdfjs-dist/legacy/build/pdf.worker.mjs');

export interface LoadedPdfJs {
  readonly pdfjs: PdfJs;
  readonly half: ReadingHalf;
}

let loaded: Promise<LoadedPdfJs> | undefined;

/**
 * Both halves of the pdf.js library, loaded once per process.
 *
 * pdf.js takes Electron's utility process (`process.type === 'utility'`) for a browser and then fails on `DOMMatrix`;
 * with 'browser' (Electron's main process, which is Node to pdf.js) it takes the Node way. The polyfills above are
 * what pdf.js 6 uses and Node 20 lacks.
 */
export function loadPdfJs(): Promise<LoadedPdfJs> {
  loaded ??= (async () => {
    if (process.versions['electron']) Object.defineProperty(process, 'type', { value: 'browser', configurable: true });
    standInForCanvas();
    const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const half = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    restoreNatives();
    unpackAtOnce();
    return { pdfjs, half };
  })();
  return loaded;
}

/** A reader in this process for one document. Nothing else holds it, so it goes with the document. */
export function startReader({ pdfjs, half }: LoadedPdfJs): InstanceType<PdfJs['PDFWorker']> {
  const port = new InProcessPort();
  half.WorkerMessageHandler.initializeFromPort(port);
  // Of a browser's Worker pdf.js uses but these two methods.
  return pdfjs.PDFWorker.create({ port: port as unknown as Worker, verbosity: pdfjs.VerbosityLevel.ERRORS });
}

/**
 * pdf.js loads a drawing library under Node for two classes that only drawing uses: a third of a second and 30 MB in each
 * worker. Empty classes in its place are enough to read.
 */
function standInForCanvas(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const id = canvasPath(require);
  if (id === null || require.cache[id]) return;
  const stand = new Module(id);
  stand.exports = { DOMMatrix: class {}, Path2D: class {} };
  stand.loaded = true;
  require.cache[id] = stand;
}

/** Null where the optional drawing library is not installed: then there is nothing to keep out. */
function canvasPath(require: NodeJS.Require): string | null {
  try {
    return require.resolve('@napi-rs/canvas');
  } catch {
    return null;
  }
}

/** Folders of pdf.js' packed CMaps and standard fonts, each with a trailing separator as pdf.js wants it. */
export function pdfJsAssets(): { cMapUrl: string; standardFontDataUrl: string; wasmUrl: string } {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const folder = (name: string) => join(root, name) + sep;
  return { cMapUrl: folder('cmaps'), standardFontDataUrl: folder('standard_fonts'), wasmUrl: folder('wasm') };
}
