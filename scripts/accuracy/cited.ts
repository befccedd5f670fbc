import { VIEW_SUFFIX } from '../../main/pipeline/datasheet/mmio/view';
import type { PdfDocument, TextRun } from '../../main/pipeline/pdf';
import type { DeviceModel, Source } from '../../shared/models';
import { fold } from './ratio';

/** A register or field with the place it was read from. */
interface Item {
  readonly label: string;
  readonly name: string;
  readonly source: Source | undefined;
}

/** Points by which a run may stand outside the cited box. */
const SLACK = 2;
/** Letters that a manual prints for the index of a name (`CCRx`, `PIN_CNF[n]`). */
const INDEX = '[A-Z]';

/** The registers and fields of a model whose cited page does not print their name, as `PERIPHERAL.REGISTER.FIELD`. */
export async function uncited(doc: PdfDocument, model: DeviceModel): Promise<string[]> {
  const byPage = new Map<number, Item[]>();
  for (const item of itemsOf(model)) {
    const page = item.source?.page ?? 0;
    byPage.set(page, [...(byPage.get(page) ?? []), item]);
  }
  const missing: string[] = [];
  for (const [number, items] of byPage) {
    const runs = number >= 1 && number <= doc.pageCount ? await runsOf(doc, number) : [];
    const whole = fold(runs.map(({ text }) => text).join(''));
    missing.push(...items.filter((item) => !isPrinted(item, whole, runs)).map(({ label }) => label));
  }
  return missing;
}

async function runsOf(doc: PdfDocument, number: number): Promise<readonly TextRun[]> {
  const page = await doc.page(number);
  const runs = await page.text();
  page.release();
  return runs;
}

const itemsOf = (model: DeviceModel): Item[] =>
  model.peripherals.flatMap((peripheral) =>
    peripheral.registers.flatMap((register): Item[] => {
      const label = `${peripheral.name}.${register.name}`;
      const fields = register.fields.map(({ name, source }) => ({ label: `${label}.${name}`, name, source }));
      return [{ label, name: register.name, source: register.source }, ...fields];
    }),
  );

/** Printed on the page in one piece, inside the cited box in pieces, or with a letter in place of its index. */
function isPrinted({ name, source }: Item, whole: string, runs: readonly TextRun[]): boolean {
  const wanted = fold(name);
  if (wanted === '' || whole.includes(wanted)) return true;
  if (VIEW_SUFFIX.test(name) && whole.includes(fold(name.replace(VIEW_SUFFIX, '')))) return true;
  const [x0, y0, x1, y1] = source?.bbox ?? [0, 0, 0, 0];
  const inside = runs.filter(({ x, y }) => x >= x0 - SLACK && x <= x1 + SLACK && y >= y0 - SLACK && y <= y1 + SLACK);
  if (fold(inside.map(({ text }) => text).join('')).includes(wanted)) return true;
  const indexed = [...wanted.matchAll(/\d+/g)].map(
    ({ index, 0: digits }) => new RegExp(`${wanted.slice(0, index)}${INDEX}${wanted.slice(index + digits.length)}`),
  );
  return indexed.some((pattern) => pattern.test(whole));
}
