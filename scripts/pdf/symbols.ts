import type { Sheet } from './sheet';

export type TwoPinKind = 'resistor' | 'capacitor' | 'led' | 'crystal' | 'button';

const LINE = { color: '0 0 0.5', width: 0.7 } as const;

/** Draws a two-pin symbol of `length` points from its first pin at `x`,`y` downwards (`vertical`) or to the right. */
export function drawTwoPin(sheet: Sheet, kind: TwoPinKind, x: number, y: number, length: number, vertical: boolean) {
  const mid = length / 2;
  /** Points given as (along, across) from the first pin. */
  const place = (points: readonly number[]): number[] => {
    const placed: number[] = [];
    for (let i = 0; i + 1 < points.length; i += 2) {
      const [along, across] = [points[i] ?? 0, points[i + 1] ?? 0];
      placed.push(...(vertical ? [x + across, y - along] : [x + along, y + across]));
    }
    return placed;
  };
  const line = (...points: number[]) => sheet.line(place(points), LINE);
  const leads = (half: number) => {
    line(0, 0, mid - half, 0);
    line(mid + half, 0, length, 0);
  };
  const rectangle = (from: number, to: number, half: number) =>
    line(from, -half, to, -half, to, half, from, half, from, -half);

  if (kind === 'resistor') {
    leads(9);
    rectangle(mid - 9, mid + 9, 3.5);
  } else if (kind === 'capacitor') {
    leads(2);
    line(mid - 2, -6, mid - 2, 6);
    line(mid + 2, -6, mid + 2, 6);
  } else if (kind === 'crystal') {
    leads(5);
    line(mid - 5, -5, mid - 5, 5);
    line(mid + 5, -5, mid + 5, 5);
    rectangle(mid - 3, mid + 3, 6);
  } else if (kind === 'led') {
    leads(5);
    line(mid - 5, -5, mid - 5, 5, mid + 5, 0, mid - 5, -5);
    line(mid + 5, -5, mid + 5, 5);
    for (const shift of [0, 4]) {
      line(mid + shift - 1, 5, mid + shift + 3, 9);
      sheet.polygon(place([mid + shift + 3, 9, mid + shift + 0.8, 8.4, mid + shift + 2.4, 6.8]), LINE.color);
    }
  } else {
    leads(6);
    line(mid - 7, 5, mid + 7, 5);
    line(mid, 5, mid, 9);
    line(mid - 3, 9, mid + 3, 9);
  }
}
