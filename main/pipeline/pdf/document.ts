import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api';
import { AgentError, InputError } from '../../../shared/errors';
import { type FontFacts, replay } from './graphics';
import { apply, type Matrix, multiply } from './matrix';
import { readOutline } from './outline';
import type { PdfJs } from './pdfjs';
import { toRuns } from './text';
import type { OutlineItem, PageGraphics, PdfAnnotation, PdfDocument, PdfPage, TextRun } from './types';

/** A PDF opened by pdf.js. Built by `openPdf`. */
export class PdfJsDocument implements PdfDocument {
  private constructor(
    private readonly pdfjs: PdfJs,
    private readonly proxy: PDFDocumentProxy,
    readonly name: string,
    readonly sha256: string,
    readonly title: string | undefined,
    readonly producer: string,
    private readonly scripts: ReadonlyMap<number, string>,
  ) {}

  /** @param scripts of annotations by the number of their object. */
  static async create(
    pdfjs: PdfJs,
    proxy: PDFDocumentProxy,
    { name, sha256, scripts }: { name: string; sha256: string; scripts: ReadonlyMap<number, string> },
  ): Promise<PdfJsDocument> {
    // Some files carry a broken information dictionary and are otherwise sound.
    const info = await proxy.getMetadata().then(
      (metadata) => metadata.info as Record<string, unknown>,
      () => ({}) as Record<string, unknown>,
    );
    const text = (key: string) => (typeof info[key] === 'string' ? (info[key] as string).trim() : '');
    const producer = [text('Creator'), text('Producer')].filter(Boolean).join(' / ');
    return new PdfJsDocument(pdfjs, proxy, name, sha256, text('Title') || undefined, producer, scripts);
  }

  get pageCount(): number {
    return this.proxy.numPages;
  }

  outline(): Promise<OutlineItem[]> {
    return readOutline(this.proxy);
  }

  async page(number: number): Promise<PdfPage> {
    try {
      return new PdfJsPage(this.pdfjs, await this.proxy.getPage(number), number, this.name, this.scripts);
    } catch (error) {
      throw damaged(this.name, number, error);
    }
  }

  async close(): Promise<void> {
    await this.proxy.loadingTask.destroy();
  }
}

class PdfJsPage implements PdfPage {
  readonly width: number;
  readonly height: number;
  private readonly toDisplay: Matrix;

  constructor(
    private readonly pdfjs: PdfJs,
    private readonly proxy: PDFPageProxy,
    readonly number: number,
    private readonly documentName: string,
    private readonly scripts: ReadonlyMap<number, string>,
  ) {
    const viewport = proxy.getViewport({ scale: 1 });
    this.width = viewport.width;
    this.height = viewport.height;
    // The viewport counts y downwards from the top; turn it back up.
    this.toDisplay = multiply([1, 0, 0, -1, 0, viewport.height], viewport.transform as unknown as Matrix);
  }

  async text(): Promise<TextRun[]> {
    return this.guard(async () => {
      const content = await this.proxy.getTextContent({ disableNormalization: false });
      return toRuns(content.items, content.styles, this.toDisplay);
    });
  }

  async graphics(wanted: 'all' | 'paths' = 'all'): Promise<PageGraphics> {
    return this.guard(async () => {
      // Frames of links are no rules of tables.
      const { ENABLE, DISABLE } = this.pdfjs.AnnotationMode;
      const list = await this.proxy.getOperatorList({ annotationMode: wanted === 'all' ? ENABLE : DISABLE });
      const fonts = new Map<string, FontFacts>();
      const fontOf = (id: string) => {
        const known = fonts.get(id) ?? this.fontFacts(id);
        fonts.set(id, known);
        return known;
      };
      const fontOfWanted = wanted === 'all' ? fontOf : null;
      return replay(list, this.pdfjs.OPS as Readonly<Record<string, number>>, this.toDisplay, fontOfWanted);
    });
  }

  async annotations(): Promise<PdfAnnotation[]> {
    return this.guard(async () => {
      const list = (await this.proxy.getAnnotations()) as Record<string, unknown>[];
      return list.map((annotation) => this.annotation(annotation));
    });
  }

  release(): void {
    this.proxy.cleanup();
  }

  private annotation(raw: Record<string, unknown>): PdfAnnotation {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = (raw['rect'] as number[] | undefined) ?? [];
    const [a, b] = [apply(this.toDisplay, x0, y0), apply(this.toDisplay, x1, y1)];
    const inner = (key: string) => (raw[key] as { str?: string } | undefined)?.str ?? '';
    const script = this.scripts.get(Number.parseInt(String(raw['id'] ?? ''), 10));
    return {
      bbox: [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])],
      subtype: String(raw['subtype'] ?? ''),
      contents: inner('contentsObj'),
      title: inner('titleObj'),
      action: raw['actions'] ? JSON.stringify(raw['actions']) : String(raw['unsafeUrl'] ?? raw['url'] ?? script ?? ''),
    };
  }

  private fontFacts(id: string): FontFacts {
    const store = this.proxy.commonObjs as { has(id: string): boolean; get(id: string): unknown };
    if (!store.has(id)) return { name: id, fontMatrix: undefined, vertical: false };
    const font = store.get(id) as { name?: string; fontMatrix?: number[]; vertical?: boolean };
    return { name: font.name ?? id, fontMatrix: font.fontMatrix, vertical: font.vertical === true };
  }

  private async guard<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw error instanceof AgentError ? error : damaged(this.documentName, this.number, error);
    }
  }
}

const damaged = (name: string, page: number, cause: unknown) =>
  new InputError('PDF_DAMAGED', `Page ${page} of ${name} cannot be read.`, { data: { name, page }, cause });
