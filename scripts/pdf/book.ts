import { writeFile } from 'node:fs/promises';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef, StandardFonts } from 'pdf-lib';
import { type Fonts, Sheet } from './sheet';

/** Fixed, so that the same script writes the same bytes on every day. */
const DATE = new Date('2025-01-01T00:00:00Z');

interface Bookmark {
  readonly title: string;
  readonly page: PDFRef;
  readonly y: number;
}

/** A PDF under construction whose bytes depend on its content alone. Lengths in points, origin lower left. */
export class Book {
  private readonly sheets: { sheet: Sheet; page: PDFRef }[] = [];
  private readonly bookmarks: Bookmark[] = [];

  private constructor(
    readonly doc: PDFDocument,
    readonly fonts: Fonts,
    private readonly resources: PDFRef,
  ) {}

  static async create(title: string): Promise<Book> {
    const doc = await PDFDocument.create({ updateMetadata: false });
    doc.setTitle(title);
    doc.setProducer('sample script');
    doc.setCreationDate(DATE);
    doc.setModificationDate(DATE);
    const fonts = {
      F1: await doc.embedFont(StandardFonts.Helvetica),
      F2: await doc.embedFont(StandardFonts.HelveticaBold),
      F3: await doc.embedFont(StandardFonts.Courier),
    };
    const dict = { F1: fonts.F1.ref, F2: fonts.F2.ref, F3: fonts.F3.ref, F4: chineseFont(doc) };
    return new Book(doc, fonts, doc.context.register(doc.context.obj({ Font: dict })));
  }

  /** Adds a page. `rotate` is its /Rotate entry in degrees. */
  sheet(width = 595, height = 842, rotate = 0): Sheet {
    const page = this.doc.addPage([width, height]);
    if (rotate !== 0) page.node.set(PDFName.of('Rotate'), this.doc.context.obj(rotate));
    page.node.set(PDFName.of('Resources'), this.resources);
    const sheet = new Sheet(this.fonts, width, height);
    this.sheets.push({ sheet, page: page.ref });
    return sheet;
  }

  /** 1-based number of the page added last. */
  get pageNumber(): number {
    return this.sheets.length;
  }

  /** Bookmarks the height `y` of the page added last. */
  bookmark(title: string, y: number): void {
    const last = this.sheets.at(-1);
    if (last) this.bookmarks.push({ title, page: last.page, y });
  }

  async bytes(): Promise<Uint8Array> {
    this.doc.getPages().forEach((page, i) => {
      const content = this.sheets[i]?.sheet.content() ?? '';
      page.node.set(PDFName.of('Contents'), this.doc.context.register(this.doc.context.flateStream(content)));
    });
    this.writeOutline();
    return this.doc.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  }

  async save(path: string): Promise<void> {
    await writeFile(path, await this.bytes());
  }

  private writeOutline(): void {
    if (this.bookmarks.length === 0) return;
    const { context } = this.doc;
    const root = context.nextRef();
    const refs = this.bookmarks.map(() => context.nextRef());
    this.bookmarks.forEach((mark, i) => {
      const item = PDFDict.withContext(context);
      item.set(PDFName.of('Title'), PDFHexString.fromText(mark.title));
      item.set(PDFName.of('Parent'), root);
      const dest = PDFArray.withContext(context);
      for (const part of [mark.page, PDFName.of('XYZ'), context.obj(0), context.obj(mark.y), context.obj(null)]) {
        dest.push(part);
      }
      item.set(PDFName.of('Dest'), dest);
      const [before, after, own] = [refs[i - 1], refs[i + 1], refs[i]];
      if (before) item.set(PDFName.of('Prev'), before);
      if (after) item.set(PDFName.of('Next'), after);
      if (own) context.assign(own, item);
    });
    const outline = PDFDict.withContext(context);
    const [first, last] = [refs[0], refs.at(-1)];
    if (first) outline.set(PDFName.of('First'), first);
    if (last) outline.set(PDFName.of('Last'), last);
    outline.set(PDFName.of('Count'), context.obj(refs.length));
    context.assign(root, outline);
    this.doc.catalog.set(PDFName.of('Outlines'), root);
  }
}

/** STSong-Light with a predefined CMap (PDF 32000-1, 9.7.5.2): codes are UCS-2, the reader needs the CMap to know them. */
function chineseFont(doc: PDFDocument): PDFRef {
  const { context } = doc;
  const descriptor = context.obj({
    ...{ Type: 'FontDescriptor', FontName: 'STSong-Light', Flags: 6, FontBBox: [-25, -254, 1000, 880] },
    ...{ ItalicAngle: 0, Ascent: 880, Descent: -120, CapHeight: 700, StemV: 93 },
  });
  const info = PDFDict.withContext(context);
  info.set(PDFName.of('Registry'), PDFHexString.of(Buffer.from('Adobe').toString('hex')));
  info.set(PDFName.of('Ordering'), PDFHexString.of(Buffer.from('GB1').toString('hex')));
  info.set(PDFName.of('Supplement'), context.obj(4));
  const descendant = context.obj({ Type: 'Font', Subtype: 'CIDFontType0', BaseFont: 'STSong-Light', DW: 1000 });
  descendant.set(PDFName.of('CIDSystemInfo'), info);
  descendant.set(PDFName.of('FontDescriptor'), context.register(descriptor));
  return context.register(
    context.obj({
      ...{ Type: 'Font', Subtype: 'Type0', BaseFont: 'STSong-Light', Encoding: 'UniGB-UCS2-H' },
      DescendantFonts: [context.register(descendant)],
    }),
  );
}
