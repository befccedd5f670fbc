import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { type Mark, markedCodes, readMarks } from '../../../../../main/pipeline/schematic/evidence/marks';
import { Drawing } from './support/drawing';

const mark = (kind: Mark['kind'], code: string): Mark => ({ kind, code, bbox: [0, 0, 10, 5] });
const part = (code: string) => mark('part', code);
const pin = (code: string) => mark('pin', code);

const cuts = (marks: readonly Mark[], words: Parameters<typeof readMarks>[2] = []) =>
  readMarks(marks, markedCodes(marks), words).pins.map(({ ref, number }) => `${ref}.${number}`);

describe('reading marks of pins', () => {
  it('cuts at the zero after a designator that is marked', () => {
    expect(cuts([pin('U2013'), part('U2'), pin('J10A7'), part('J1'), pin('PWR02'), part('PWR')])).toEqual([
      ...['U2.13', 'J1.A7', 'PWR.2'],
    ]);
  });

  it('takes the part whose mark comes next where two would do', () => {
    expect(cuts([pin('U10101'), part('U1'), pin('U10101'), part('U101')])).toEqual(['U1.101', 'U101.1']);
  });

  it('knows that no pin number begins with a zero', () => {
    expect(cuts([part('U1'), part('U10'), pin('U1001')])).toEqual(['U10.1']);
  });

  it('says nothing where a mark can still be cut in two ways', () => {
    expect(cuts([part('U1'), part('U101'), pin('U10101')])).toEqual([]);
  });

  it('reads the pins of a unit as those of its part', () => {
    expect(cuts([pin('U1013'), part('U1A')])).toEqual(['U1.13']);
  });
});

async function read(d: Drawing) {
  const { components, nets } = await readSchematic(d.document(), SILENT);
  const pins = Object.fromEntries(components.map((c) => [c.ref, c.pins.map((p) => p.number).sort()]));
  return { pins, nets: Object.fromEntries(nets.map((n) => [n.name, n.nodes.map((x) => `${x.ref}.${x.pin}`).sort()])) };
}

/** A header without numbers, its right side first to be drawn, and two resistors on it. */
const header = () => {
  const d = new Drawing().box(300, 330, 340, 400).designator('P1', 300, 402);
  for (const [i, y] of [390, 370, 350].entries()) {
    d.pin(340, y, 360, y).pin(280, y, 300, y);
    d.mark(`PIP10${2 * i + 1} `, 279, y - 2, 300, y + 2).mark(`PIP10${2 * i + 2} `, 340, y - 2, 361, y + 2);
  }
  d.mark('COP1 ', 300, 401, 308, 408).wire(600, 500, 650, 500).wire(625, 500, 625, 520).dot(625, 500);
  d.wire(280, 390, 240, 390).resistor('R1', 200, 390).wire(360, 370, 400, 370).resistor('R2', 400, 370);
  d.mark('PIR102 ', 199, 388, 211, 392).mark('PIR101 ', 229, 388, 241, 392).mark('COR1 ', 214, 394, 222, 401);
  return d.mark('PIR201 ', 399, 368, 411, 372).mark('PIR202 ', 429, 368, 441, 372).mark('COR2 ', 414, 374, 422, 381);
};

describe('sheets with marks', () => {
  it('numbers pins that carry no number on the drawing', async () => {
    const { pins, nets } = await read(header());
    expect(pins).toMatchObject({ P1: ['1', '2', '3', '4', '5', '6'], R1: ['1', '2'] });
    expect(Object.values(nets)).toEqual(
      expect.arrayContaining([
        ['P1.1', 'R1.1'],
        ['P1.4', 'R2.1'],
      ]),
    );
  });

  it('keeps two parts apart that are drawn into each other', async () => {
    const d = header().box(500, 300, 540, 340).box(540, 300, 580, 340);
    d.pin(480, 320, 500, 320).pin(580, 320, 600, 320).designator('K1', 500, 342).designator('K2', 560, 342);
    d.mark('PIK101 ', 479, 318, 500, 322).mark('COK1 ', 500, 341, 508, 348);
    d.mark('PIK201 ', 580, 318, 601, 322).mark('COK2 ', 560, 341, 568, 348);
    expect((await read(d)).pins).toMatchObject({ K1: ['1'], K2: ['1'] });
  });

  it('lists a marked pin that is drawn in the style of a wire, with its net', async () => {
    const d = header().wire(500, 200, 520, 200).box(520, 180, 560, 220).designator('J9', 520, 222);
    d.pin(560, 190, 580, 190).wire(500, 200, 450, 200).resistor('R3', 410, 200);
    d.mark('PIJ901 ', 499, 198, 521, 202).mark('PIJ902 ', 560, 188, 581, 192).mark('COJ9 ', 520, 221, 528, 228);
    d.mark('COR3 ', 424, 204, 432, 211);
    const { pins, nets } = await read(d);
    expect(pins).toMatchObject({ J9: ['1', '2'] });
    expect(Object.values(nets)).toContainEqual(['J9.1', 'R3.2']);
  });

  it('takes a word that is marked as a label for one although it reads like a part', async () => {
    const d = header().wire(360, 390, 460, 390).designator('LED1', 420, 391).mark('NLLED1 ', 420, 390, 434, 397);
    const { pins, nets } = await read(d);
    expect(Object.keys(pins).sort()).toEqual(['P1', 'R1', 'R2']);
    expect(new Map(Object.entries(nets)).get('LED1')).toEqual(['P1.2']);
  });
});
