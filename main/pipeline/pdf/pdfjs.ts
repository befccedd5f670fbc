// First, to know the platform's own functions before they are replaced.
import { restoreNatives } from './natives';
// All of it: pdf.js swallows a TypeError of a missing method inside a page's operator list and hands over half a page.
import 'core-js/actual/index.js';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

export type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

let loaded: Promise<PdfJs> | undefined;

/**
 * The pdf.js library, loaded once per process.
 *
 * pdf.js takes Electron's utility process (`process.type === 'utility'`) for a browser and then fails on `DOMMatrix`;
 * with 'browser' (Electron's main process, which is Node to pdf.js) it takes the Node way. The polyfills above are
 * what pdf.js 6 uses and Node 20 lacks.
 */
export function loadPdfJs(): Promise<PdfJs> {
  loaded ??= (async () => {
    if (process.versions['electron']) Object.defineProperty(process, 'type', { value: 'browser', configurable: true });
    const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
    restoreNatives();
    return pdfjs;
  })();
  return loaded;
}

/** Folders of pdf.js' packed CMaps and standard fonts, each with a trailing separator as pdf.js wants it. */
export function pdfJsAssets(): { cMapUrl: string; standardFontDataUrl: string; wasmUrl: string } {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const folder = (name: string) => join(root, name) + sep;
  return { cMapUrl: folder('cmaps'), standardFontDataUrl: folder('standard_fonts'), wasmUrl: folder('wasm') };
}
