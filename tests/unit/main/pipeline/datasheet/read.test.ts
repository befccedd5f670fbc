import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readDatasheet } from '../../../../../main/pipeline/datasheet';
import { deviceModelSchema } from '../../../../../shared/models';
import { type Pen, withPdf } from './support/pdf';

const HEAD = ['Bits', 'Name', 'Access', 'Reset', 'Description'];
const WIDTHS = [50, 70, 50, 50, 200];

function manualPages(): ((pen: Pen) => void)[] {
  const furniture = (pen: Pen, page: number) => {
    pen.text(60, 815, 'XY100 Reference Manual', 8);
    pen.text(290, 20, `Page ${page} of 4`, 8);
  };
  return [
    (pen) => {
      furniture(pen, 1);
      pen.text(60, 760, '3 Timer (TMR)', 16);
      pen.text(60, 730, 'The base address of the timer is 0x4000 1000. It counts clocks as every timer does.');
      pen.text(60, 700, '3.1 Control register (TMR_CTRL)', 12);
      pen.text(60, 680, 'Address offset: 0x04');
      pen.table(120, WIDTHS, [HEAD, ['31:8', 'Reserved', '-', '-', ''], ['7:4', 'DIV', 'RW', '0x3', 'Clock divider']]);
    },
    (pen) => {
      furniture(pen, 2);
      pen.table(790, WIDTHS, [HEAD, ['3:1', 'Reserved', '-', '-', ''], ['0', 'EN', 'RW', '1', 'Enable']]);
    },
    (pen) => {
      furniture(pen, 3);
      pen.text(60, 700, 'A page of prose between chapters, which no table disturbs at all, is nothing special.');
    },
    (pen) => furniture(pen, 4),
  ];
}

describe('readDatasheet', () => {
  it('reads a field table that continues on the next page under a repeated heading', async () => {
    const model = await withPdf(manualPages(), (doc) => readDatasheet(doc, SILENT));
    expect(deviceModelSchema.safeParse(model).success).toBe(true);
    const [register] = model.peripherals.flatMap(({ registers }) => registers);
    expect(register).toMatchObject({ name: 'TMR_CTRL', address: 0x40001004, resetValue: 0x31, source: { page: 1 } });
    expect(register?.fields.map(({ name, lsb, width, source }) => [name, lsb, width, source?.page])).toEqual([
      ['DIV', 4, 4, 1],
      ['EN', 0, 1, 2],
    ]);
  });

  it('cites for each field a box that holds its name', async () => {
    await withPdf(manualPages(), async (doc) => {
      const model = await readDatasheet(doc, SILENT);
      for (const field of model.peripherals[0]?.registers[0]?.fields ?? []) {
        const page = await doc.page(field.source?.page ?? 0);
        const inside = (await page.text()).filter(({ x, y }) => {
          const [x0, y0, x1, y1] = field.source?.bbox ?? [0, 0, 0, 0];
          return x >= x0 && x <= x1 && y >= y0 && y <= y1;
        });
        expect(inside.map(({ text }) => text)).toContain(field.name);
      }
    });
  });

  it('reports every page once and ends at the whole', async () => {
    const seen: number[] = [];
    const ctx = { ...SILENT, progress: (fraction: number) => void seen.push(fraction) };
    await withPdf(manualPages(), (doc) => readDatasheet(doc, ctx));
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
    expect(seen.length).toBe(5);
  });

  it('stops between pages when it is cancelled', async () => {
    const controller = new AbortController();
    const ctx = { ...SILENT, signal: controller.signal, progress: () => controller.abort(new Error('enough')) };
    await expect(withPdf(manualPages(), (doc) => readDatasheet(doc, ctx))).rejects.toThrow('enough');
  });

  it('says that a scan has no text layer', async () => {
    const scan = (pen: Pen) => pen.rule(50, 50, 500, 700);
    await expect(withPdf([scan], (doc) => readDatasheet(doc, SILENT))).rejects.toMatchObject({ code: 'PDF_NO_TEXT' });
  });

  it('says that a document names no register', async () => {
    const prose = (pen: Pen) =>
      pen.text(60, 700, 'This leaflet praises a product in many words and says nothing of how to use it.');
    await expect(withPdf([prose], (doc) => readDatasheet(doc, SILENT))).rejects.toMatchObject({
      code: 'DATASHEET_NO_REGISTERS',
    });
  });

  it('tells a schematic that was given as the datasheet', async () => {
    const sheet = (pen: Pen) => {
      for (let i = 1; i <= 20; i++) pen.text(40 + 25 * i, 80 + 30 * i, i % 2 ? `R${i}` : `C${i}`, 7);
    };
    await expect(withPdf([sheet], (doc) => readDatasheet(doc, SILENT))).rejects.toMatchObject({
      code: 'INPUT_ROLES_SWAPPED',
    });
  });
});
