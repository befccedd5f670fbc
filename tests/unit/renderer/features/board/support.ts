import type { BBox, BoardModel, Component, Source } from '../../../../../shared/models';

export const at = (page: number, bbox: BBox): Source => ({ page, bbox });

const part = (
  ref: string,
  page: number,
  [x, y]: readonly [number, number],
  pins: Record<string, string | null>,
): Component => ({
  ref,
  pins: Object.entries(pins).map(([number, net], row) => ({
    number,
    net,
    source: at(page, [x + 20, y + 5 * row, x + 30, y + 5 * row]),
  })),
  source: at(page, [x, y, x + 30, y + 20]),
});

/** Two sheets: U1 and R1 with a wire on the first, R10 on the second, joined by the name LED; VCC on all of them. */
export function twoSheets(): BoardModel {
  return {
    schema: 'board-model/1',
    document: { name: 'board.pdf', sha256: 'b'.repeat(64), pages: 2, language: 'en' },
    components: [
      part('R10', 2, [10, 10], { '1': 'LED', '2': 'VCC' }),
      { ...part('U1', 1, [100, 100], { '1': 'LED', '2': 'VCC', '3': null }), value: 'QUARTZ32' },
      { ...part('R1', 1, [200, 100], { '1': 'LED', '2': 'VCC' }), value: '1k' },
    ],
    nets: [
      { name: 'Net-(x)', named: false, nodes: [] },
      {
        name: 'VCC',
        named: true,
        nodes: [
          { ref: 'R10', pin: '2' },
          { ref: 'U1', pin: '2' },
          { ref: 'R1', pin: '2' },
        ],
      },
      {
        name: 'LED',
        named: true,
        nodes: [
          { ref: 'R10', pin: '1' },
          { ref: 'U1', pin: '1' },
          { ref: 'R1', pin: '1' },
        ],
        wires: [{ page: 1, lines: [[130, 100, 180, 100]] }],
        labels: [at(1, [140, 101, 160, 108]), at(2, [40, 11, 60, 18])],
      },
    ],
    mcu: 'U1',
    diagnostics: [],
  };
}
