import { assert, constantFrom, property, record, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recogniseStrokeText } from '../../../../../../main/pipeline/schematic/strokes';
import { drawText, segment } from './draw';

const texts = (paths: Parameters<typeof recogniseStrokeText>[0]) =>
  recogniseStrokeText(paths).runs.map(({ text }) => text);

describe('text drawn as strokes', () => {
  test('is read with its place, size and direction', () => {
    const [run] = recogniseStrokeText(drawText('RESET/PB3', { x: 50, y: 70, unit: 0.2 })).runs;
    expect(run).toMatchObject({ text: 'RESET/PB3', angle: 0 });
    expect(run?.x).toBeCloseTo(50, 1);
    expect(run?.y).toBeCloseTo(70, 1);
    expect(run?.size).toBeCloseTo((0.2 * 21) / 0.718, 1);
    const [turned] = recogniseStrokeText(drawText('PA3', { x: 50, y: 70, angle: 90 })).runs;
    expect(turned).toMatchObject({ text: 'PA3', angle: 90 });
    expect(turned?.x).toBeCloseTo(50, 1);
    expect(turned?.y).toBeCloseTo(70, 1);
  });

  test('keeps words that share a line apart from words on the next line', () => {
    const order = 1000;
    const two = [...drawText('LED1', { y: 100 }), ...drawText('470R', { y: 90, order })];
    expect(texts(two).sort()).toEqual(['470R', 'LED1']);
    expect(texts(drawText('UART TX'))).toEqual(['UART TX']);
  });

  test('reads a lone pin number, which has few strokes, in the look other text has', () => {
    const label = drawText('GND5', { y: 200 });
    expect(texts([...label, ...label, ...drawText('7', { y: 100, order: 2000 })])).toContain('7');
  });

  test('leaves wires and symbols alone, and says which paths were letters', () => {
    const wires = [
      segment([0, 0], [200, 0], '#008400', 5000),
      segment([200, 0], [200, 80], '#008400', 5001),
      segment([10, 10], [30, 10], '#840000', 5002),
    ];
    const letters = drawText('SDA2');
    const { runs, consumed } = recogniseStrokeText([...letters, ...wires]);
    expect(runs.map(({ text }) => text)).toEqual(['SDA2']);
    expect([...consumed].sort((a, b) => a - b)).toEqual(letters.map(({ order }) => order));
    expect(recogniseStrokeText(wires).runs).toEqual([]);
  });

  test('reads a drawing that lies turned on its page, with its upright texts upside down', () => {
    const level = ['RESET', 'THERMO', 'ENCODER_A'].flatMap((text, i) =>
      drawText(text, { x: 60 + 20 * i, angle: 90, order: 1000 * i }),
    );
    const upright = drawText('VCC69', { x: 300, y: 200, angle: 180, order: 9000 });
    const { runs } = recogniseStrokeText([...level, ...upright]);
    expect(runs.map(({ text }) => text).sort()).toEqual(['ENCODER_A', 'RESET', 'THERMO', 'VCC69']);
    const run = runs.find(({ text }) => text === 'VCC69');
    expect(run).toMatchObject({ angle: 180 });
    expect(run?.x).toBeCloseTo(300, 1);
    expect(run?.y).toBeCloseTo(200, 1);
  });

  test('any name is read at any size, in both directions, also from a plot on a raster', () => {
    const name = string({ unit: constantFrom(...'ABCDEFGHKMNPQRSUWYZ023456789'), minLength: 2, maxLength: 12 }).map(
      (rest) => `R${rest}`,
    );
    const look = record({
      name,
      unit: constantFrom(0.1, 0.17, 0.24, 0.5),
      angle: constantFrom(0 as const, 90 as const),
      grain: constantFrom(0.01, 0.5),
    });
    assert(
      property(look, ({ name: text, unit, angle, grain }) => {
        expect(texts(drawText(text, { unit, angle, raster: grain * unit }))).toEqual([text]);
      }),
    );
  });
});
