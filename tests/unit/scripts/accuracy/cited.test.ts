import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../main/pipeline/context';
import { readDatasheet } from '../../../../main/pipeline/datasheet';
import { uncited } from '../../../../scripts/accuracy/cited';
import { type Pen, withPdf } from '../../main/pipeline/datasheet/support/pdf';

const pages: ((pen: Pen) => void)[] = [
  (pen) => {
    pen.text(60, 760, '3 Timer (TMR)', 16);
    pen.text(60, 700, '3.1 Control register (TMR_CTRL)', 12);
    pen.text(60, 680, 'Address offset: 0x04');
    const head = ['Bits', 'Name', 'Access', 'Reset', 'Description'];
    pen.table(
      660,
      [50, 70, 50, 50, 200],
      [head, ['3:0', 'RUNx (x=0..3)', 'RW', '0x0', 'Run'], ['7', 'GO', 'RW', '0', 'Go']],
    );
  },
  (pen) => pen.text(60, 700, 'Nothing of note stands on this page, which is here only to be cited in error.'),
];

describe('items cited where they are printed', () => {
  it('finds the names of what was read on their pages, and indexed ones by their pattern', async () => {
    await withPdf(pages, async (doc) => {
      const model = await readDatasheet(doc, SILENT);
      expect(model.peripherals[0]?.registers[0]?.fields.map(({ name }) => name)).toContain('RUN3');
      expect(await uncited(doc, model)).toEqual([]);
    });
  });

  it('names what cites a page that does not print it', async () => {
    await withPdf(pages, async (doc) => {
      const model = await readDatasheet(doc, SILENT);
      const wrong = model.peripherals.map((peripheral) => ({
        ...peripheral,
        registers: peripheral.registers.map((one) => ({ ...one, source: { ...one.source, page: 2 } })),
      }));
      expect(await uncited(doc, { ...model, peripherals: wrong })).toEqual(['TMR.TMR_CTRL']);
    });
  });
});
