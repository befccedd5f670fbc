import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readDatasheet } from '../../../../../main/pipeline/datasheet';
import type { FoundRegister } from '../../../../../shared/tasks';
import { type Pen, withPdf } from './support/pdf';

const HEAD = ['Bits', 'Name', 'Access', 'Reset', 'Description'];
const WIDTHS = [50, 70, 50, 50, 200];
const PAGES = 30;

/** A manual with a register on each page that `titles` names. */
function manual(titles: Readonly<Record<number, string>>): ((pen: Pen) => void)[] {
  return Array.from({ length: PAGES }, (_, i) => (pen: Pen) => {
    pen.text(60, 815, 'XY100 Reference Manual', 8);
    if (i === 0) {
      pen.text(60, 760, '3 Timer (TMR)', 16);
      pen.text(60, 730, 'The base address of the timer is 0x4000 1000. It counts clocks as every timer does.');
    }
    const title = titles[i + 1];
    if (title === undefined) return;
    pen.text(60, 700, `3.${i + 1} ${title}`, 12);
    pen.text(60, 680, `Address offset: 0x${(4 * (i + 1)).toString(16).padStart(2, '0')}`);
    pen.table(600, WIDTHS, [HEAD, ['31:1', 'Reserved', '-', '-', ''], ['0', 'EN', 'RW', '1', 'Enable']]);
  });
}

/** What is told while reading, each with the page that was read last by then. */
async function told(pages: ((pen: Pen) => void)[]): Promise<(FoundRegister & { readonly when: number })[]> {
  const all: (FoundRegister & { when: number })[] = [];
  let when = 0;
  await withPdf(pages, (doc) =>
    readDatasheet(doc, {
      ...SILENT,
      progress: (_, detail) => {
        when = Number(/\d+/.exec(detail ?? '')?.[0] ?? when);
      },
      found: (registers) => all.push(...registers.map((register) => ({ ...register, when }))),
    }),
  );
  return all;
}

describe('the preview of a datasheet', () => {
  it('tells registers with their pages while later pages are still unread', async () => {
    const found = await told(manual({ 2: 'Control register (TMR_CTRL)', 14: 'Status register (TMR_STAT)' }));
    expect(found.map(({ name, page }) => [name, page])).toEqual([
      ['TMR_CTRL', 2],
      ['TMR_STAT', 14],
    ]);
    for (const { when } of found) expect(when).toBeLessThan(PAGES);
    expect(found[0]?.when).toBeLessThan(14);
  });

  it('tells each register once, also on pages that two windows share', async () => {
    const titles = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [i + 1, `Data register (TMR_D${i})`]));
    const names = (await told(manual(titles))).map(({ name }) => name);
    expect(names).toEqual(Array.from({ length: 20 }, (_, i) => `TMR_D${i}`));
  });

  it('tells the registers of a core of eight bits, too', async () => {
    const bits = [7, 6, 5, 4, 3, 2, 1, 0];
    const row = (address: string, name: string) => [address, name, ...bits.map((bit) => `${name}${bit}`)];
    const pages = manual({});
    pages[0] = (pen) => pen.text(60, 760, 'XY16F100 microcontroller of eight bits', 16);
    pages[3] = (pen) => {
      pen.text(60, 700, 'Summary of registers of the XY16F100');
      const rows = [row('03h', 'STAT'), row('0Bh', 'INTC'), row('0Ch', 'PA'), row('0Dh', 'PB')];
      pen.table(
        600,
        [50, 45, ...bits.map(() => 45)],
        [['Address', 'Name', ...bits.map((bit) => `Bit ${bit}`)], ...rows],
      );
    };
    expect((await told(pages)).map(({ name, page }) => `${name} ${page}`)).toEqual([
      'STAT 4',
      'INTC 4',
      'PA 4',
      'PB 4',
    ]);
  });

  it('changes nothing of what is read in the end', async () => {
    const pages = manual({ 2: 'Control register (TMR_CTRL)', 14: 'Status register (TMR_STAT)' });
    await withPdf(pages, async (doc) => {
      const looked = await readDatasheet(doc, { ...SILENT, found: () => undefined });
      expect(looked).toEqual(await readDatasheet(doc, SILENT));
    });
  });
});
