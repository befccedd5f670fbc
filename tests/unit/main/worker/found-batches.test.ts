import { expect, it } from 'vitest';
import { FoundBatches } from '../../../../main/worker/found-batches';
import type { FoundRegister } from '../../../../shared/tasks';

const register = (page: number): FoundRegister => ({ document: 'chip.pdf', peripheral: 'P', name: `R${page}`, page });
const many = (count: number) => Array.from({ length: count }, (_, i) => register(i + 1));

function batches() {
  const clock = { now: 0 };
  const sent: number[][] = [];
  const all = new FoundBatches(
    (registers) => sent.push(registers.map(({ page }) => page)),
    () => clock.now,
  );
  return { clock, sent, all };
}

it('sends the first registers at once and what follows at most twice a second', () => {
  const { clock, sent, all } = batches();
  all.add([register(1)]);
  all.add([register(2)]);
  clock.now = 499;
  all.add([register(3)]);
  expect(sent).toEqual([[1]]);
  clock.now = 500;
  all.drain();
  all.drain();
  expect(sent).toEqual([[1], [2, 3]]);
});

it('cuts what is too much for one message, keeping the order', () => {
  const { clock, sent, all } = batches();
  all.add(many(450));
  for (const now of [500, 1000, 1500]) {
    clock.now = now;
    all.drain();
  }
  expect(sent.map(({ length }) => length)).toEqual([200, 200, 50]);
  expect(sent.flat()).toEqual(many(450).map(({ page }) => page));
});
