import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api';
import type { OutlineItem } from './types';

type RawOutline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

/** The document's bookmarks, or an empty list; a bookmark whose target is broken keeps its title with page null. */
export async function readOutline(proxy: PDFDocumentProxy): Promise<OutlineItem[]> {
  const raw = await proxy.getOutline().catch(() => null);
  return convert(proxy, raw ?? []);
}

async function convert(proxy: PDFDocumentProxy, raw: RawOutline): Promise<OutlineItem[]> {
  return Promise.all(
    raw.map(async (item) => ({
      title: item.title,
      ...(await target(proxy, item.dest)),
      items: await convert(proxy, item.items as RawOutline),
    })),
  );
}

async function target(
  proxy: PDFDocumentProxy,
  dest: string | unknown[] | null,
): Promise<Pick<OutlineItem, 'page' | 'position'>> {
  const none = { page: null, position: { x: null, y: null } };
  try {
    const explicit = typeof dest === 'string' ? await proxy.getDestination(dest) : dest;
    if (!explicit) return none;
    const [ref, kind, x, y] = explicit as [unknown, { name?: string } | undefined, unknown, unknown];
    const index = typeof ref === 'number' ? ref : await proxy.getPageIndex(ref as { num: number; gen: number });
    const number = (value: unknown) => (typeof value === 'number' ? value : null);
    const position = kind?.name === 'XYZ' ? { x: number(x), y: number(y) } : { x: null, y: null };
    return { page: index + 1, position };
  } catch {
    return none; // a bookmark to a page that is not there is common in cut-down manuals
  }
}
