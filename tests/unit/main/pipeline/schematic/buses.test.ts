import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../main/pipeline/context';
import { readSchematic } from '../../../../../main/pipeline/schematic';
import { busMembers } from '../../../../../main/pipeline/schematic/bus-names';
import { Drawing, documentOf } from './support/drawing';

describe('names of buses', () => {
  it.each([
    ['D[0..2]', ['D0', 'D1', 'D2']],
    ['D[2:0]', ['D2', 'D1', 'D0']],
    ['A0..A2', ['A0', 'A1', 'A2']],
    ['A0..2', ['A0', 'A1', 'A2']],
    ['{SDA SCL}', ['SDA', 'SCL']],
    ['USB{DP DM}', ['USB.DP', 'USB.DM']],
    ['{CS D[0..1]}', ['CS', 'D0', 'D1']],
    ['B$1:SDA,SCL', ['SDA', 'SCL']],
  ])('gives the nets of %s in its order', (text, members) => {
    expect(busMembers(text)).toEqual(members);
  });

  it.each(['SDA', 'PA[3]', '~{RST}', '{ONLY}', 'X[5..5]', 'D[0..999]', '3V3', 'R1,R2:x'])(
    'finds none in %s',
    (text) => {
      expect(busMembers(text)).toBeNull();
    },
  );

  it('counts as many members as the range is long, all different', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 255 }), fc.boolean(), (from, more, down) => {
        const [a, b] = down ? [from + more, from] : [from, from + more];
        const members = busMembers(`AD[${a}..${b}]`) ?? [];
        expect(new Set(members).size).toBe(more + 1);
        expect([members[0], members.at(-1)]).toEqual([`AD${a}`, `AD${b}`]);
      }),
    );
  });
});

async function netsOf(pages: readonly Drawing[]) {
  const { nets } = await readSchematic(documentOf(pages), SILENT);
  return new Map(nets.map((n) => [n.name, n.nodes.map((node) => `${node.ref}.${node.pin}`).sort()]));
}

/** Wires from the right sides of resistors into a bus at x, each with its entry and label. */
const members = (d: Drawing, refs: readonly string[], labels: readonly string[], top: number, busX: number) => {
  for (const [i, ref] of refs.entries()) {
    const y = top - 20 * i;
    d.resistor(ref, busX - 120, y).wire(busX - 80, y, busX - 8, y);
    d.wire(busX - 8, y, busX, y - 8);
    d.label(labels[i] ?? '', busX - 60, y + 1);
  }
  return d;
};

const joint = (d: Drawing) => d.wire(600, 500, 650, 500).wire(625, 500, 625, 520).dot(625, 500);

describe('buses', () => {
  it.each([
    ['of the wires’ own colour and width', 0.5],
    ['twice as broad as wires', 1],
  ])('%s join nothing by themselves: each member goes by its label', async (_, weight) => {
    const d = joint(new Drawing()).line('#008000', weight, [300, 420, 300, 200]);
    members(d, ['R1', 'R2', 'R3', 'R4'], ['D0', 'D1', 'D0', 'D2'], 400, 300).label('D[0..2]', 304, 421);
    expect(await netsOf([d])).toEqual(
      new Map([
        ['D0', ['R1.2', 'R3.2']],
        ['D1', ['R2.2']],
        ['D2', ['R4.2']],
      ]),
    );
  });

  it('are known by the name along them where there are no entries', async () => {
    const d = joint(new Drawing()).wire(200, 300, 400, 300).label('A[0..7]', 300, 301);
    d.resistor('R1', 160, 380).wire(200, 380, 240, 380, 240, 300).label('A0', 210, 381);
    d.resistor('R2', 160, 340).wire(200, 340, 220, 340, 220, 300).label('A1', 204, 341);
    expect(await netsOf([d])).toEqual(
      new Map([
        ['A0', ['R1.2']],
        ['A1', ['R2.2']],
      ]),
    );
  });

  it('carry their members through a sheet entry, by place under another name', async () => {
    const top = joint(new Drawing()).line('#000080', 1, [300, 420, 300, 300, 400, 300]).label('D[0..1]', 330, 302);
    members(top, ['R1', 'R2'], ['D0', 'D1'], 400, 300);
    top.box(400, 250, 520, 350).note('Q[0..1]', 404, 298).note('File: memory.kicad_sch', 404, 240);
    const inner = joint(new Drawing()).line('#000080', 1, [300, 420, 300, 300]).note('memory.kicad_sch', 700, 30);
    members(inner, ['R3', 'R4'], ['Q0', 'Q1'], 400, 300);
    const nets = [...(await netsOf([top, inner])).values()];
    expect(nets.sort()).toEqual([
      ['R1.2', 'R3.2'],
      ['R2.2', 'R4.2'],
    ]);
  });
});
