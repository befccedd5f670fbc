import { expect, it } from 'vitest';
import { formatBytes, formatDuration, secondsBetween } from '../../../../renderer/ui/format';

it('shows sizes as file managers do', () => {
  expect([0, 812, 1000, 5_214_880, 1_250_000_000].map((bytes) => formatBytes(bytes, 'en'))).toEqual([
    '0 B',
    '812 B',
    '1 kB',
    '5.2 MB',
    '1.3 GB',
  ]);
});

it('shows durations as a clock', () => {
  expect([0, 7, 760, 3723, -3].map(formatDuration)).toEqual(['0:00', '0:07', '12:40', '1:02:03', '0:00']);
});

it('counts to the present while there is no end', () => {
  const start = '2026-01-01T00:00:00.000Z';
  expect(secondsBetween(start, null, Date.parse(start) + 5000)).toBe(5);
  expect(secondsBetween(null, null, 0)).toBeNull();
});
