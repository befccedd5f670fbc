import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { openPdf } from '../../../../../main/pipeline/pdf';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import type { BBox, BoardModel } from '../../../../../shared/models';

const SAMPLE = join(import.meta.dirname, '../../../../../samples/schematic.pdf');

let model: BoardModel;
beforeAll(async () => {
  const document = await openPdf(SAMPLE, { name: 'schematic.pdf', maxBytes: 1e8 });
  model = await readSchematic(document, SILENT);
  await document.close();
});

const netOf = (name: string) => model.nets.find((net) => net.name === name);
const near = ([x0, y0, x1, y1]: BBox, x: number, y: number): boolean =>
  x >= x0 - 1 && x <= x1 + 1 && y >= y0 - 1 && y <= y1 + 1;

describe('the places of a schematic', () => {
  it('of a pin are its line, which every pin has', () => {
    const pins = model.components.flatMap((component) => component.pins);
    expect(pins.length).toBeGreaterThan(60);
    expect(pins.filter(({ source }) => source === undefined)).toEqual([]);
  });

  it('of a net are the places of its name and its wires, each of which meets a pin of it', () => {
    const led = netOf('LED1');
    expect(led?.labels).toHaveLength(2);
    const pins = (led?.nodes ?? []).flatMap(({ ref, pin }): BBox[] => {
      const component = model.components.find((each) => each.ref === ref);
      const place = component?.pins.find(({ number }) => number === pin)?.source;
      return place === undefined ? [] : [place.bbox];
    });
    const lines = (led?.wires ?? []).flatMap((sheet) => sheet.lines);
    expect(lines).toHaveLength(2);
    for (const [x0, y0, x1, y1] of lines) expect(pins.some((box) => near(box, x0, y0) || near(box, x1, y1))).toBe(true);
  });

  it('of a supply are its symbols', () => {
    expect(netOf('GND')?.labels?.length).toBeGreaterThan(5);
  });
});
