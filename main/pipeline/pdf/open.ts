import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api';
import { InputError } from '../../../shared/errors';
import { PdfJsDocument } from './document';
import { type LoadedPdfJs, loadPdfJs, pdfJsAssets, startReader } from './pdfjs';
import { readScripts } from './scripts';
import type { PdfDocument } from './types';

/** Default size cap of an input, in bytes. */
const DEFAULT_MAX_PDF_BYTES = 200 * 1024 * 1024;

interface OpenOptions {
  /** The name to show, default: the file's own. */
  readonly name?: string;
  /** Default 200 MB. */
  readonly maxBytes?: number;
}

/**
 * Opens a PDF from disk. An empty user password opens by itself, as most vendor manuals need.
 *
 * @throws InputError INPUT_NOT_FOUND, INPUT_UNREADABLE, PDF_EMPTY, PDF_TOO_LARGE, PDF_NOT_A_PDF, PDF_ENCRYPTED or PDF_DAMAGED
 */
export async function openPdf(path: string, options: OpenOptions = {}): Promise<PdfDocument> {
  const name = options.name ?? basename(path);
  const bytes = await readInput(path, name, options.maxBytes ?? DEFAULT_MAX_PDF_BYTES);
  if (!hasPdfHeader(bytes)) throw new InputError('PDF_NOT_A_PDF', `${name} is not a PDF file.`, { data: { name } });
  // Before parsing, as pdf.js may take the buffer over.
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const scripts = readScripts(bytes);
  const loaded = await loadPdfJs();
  const proxy = await parse(loaded, bytes, name);
  return PdfJsDocument.create(loaded.pdfjs, proxy, { name, sha256, scripts });
}

/**
 * A look at a file without reading it. Throws InputError INPUT_NOT_FOUND, INPUT_UNREADABLE, PDF_EMPTY or PDF_TOO_LARGE.
 *
 * @param name shown in errors
 */
export const checkPdfFile = (path: string, name: string, maxBytes: number): Promise<void> =>
  asInputError(name, () => checkSize(path, name, maxBytes));

const readInput = (path: string, name: string, maxBytes: number): Promise<Uint8Array> =>
  asInputError(name, async () => {
    await checkSize(path, name, maxBytes);
    return new Uint8Array(await readFile(path));
  });

async function checkSize(path: string, name: string, maxBytes: number): Promise<void> {
  const { size } = await stat(path);
  if (size === 0) throw new InputError('PDF_EMPTY', `${name} is empty (0 bytes).`, { data: { name } });
  if (size > maxBytes) {
    const [mb, limit] = [Math.ceil(size / 1048576), Math.floor(maxBytes / 1048576)];
    const message = `${name} has ${mb} MB; the limit is ${limit} MB.`;
    throw new InputError('PDF_TOO_LARGE', message, { data: { name, megabytes: mb, limit } });
  }
}

async function asInputError<T>(name: string, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT')
      throw new InputError('INPUT_NOT_FOUND', `${name} was not found.`, { data: { name }, cause: error });
    throw new InputError('INPUT_UNREADABLE', `${name} cannot be read (${code ?? 'unknown reason'}).`, {
      data: { name },
      cause: error,
    });
  }
}

/** PDF readers accept junk before the header within the first 1024 bytes (PDF 32000-1, annex H.3.4.1). */
function hasPdfHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1029)).includes('%PDF-');
}

async function parse(loaded: LoadedPdfJs, data: Uint8Array, name: string): Promise<PDFDocumentProxy> {
  const { pdfjs } = loaded;
  const task = pdfjs.getDocument({
    data,
    worker: startReader(loaded),
    ...pdfJsAssets(),
    cMapPacked: true,
    // pdf.js 6 has no eval left to switch off (isEvalSupported is gone with it).
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    if (error instanceof pdfjs.PasswordException) {
      throw new InputError('PDF_ENCRYPTED', `${name} is protected by a password.`, { data: { name }, cause: error });
    }
    throw new InputError('PDF_DAMAGED', `${name} is damaged and cannot be opened.`, { data: { name }, cause: error });
  }
}
