import { describe, expect, it } from 'vitest';
import { choose } from '../../../../scripts/thresholds/choose';

const trial = (value: number, a: number, b: number, c: number) => ({ value, scores: { a, b, c } });

describe('choosing a threshold', () => {
  it('keeps the present value where no other reads better, and tells how wide the plateau is', () => {
    const choice = choose(2, [trial(1, 0.9, 0.9, 0.9), trial(2, 0.9, 0.9, 0.9), trial(4, 0.9, 0.7, 0.9)]);
    expect(choice).toEqual({ best: 2, plateau: [1, 2], gain: 0, heldOutGain: 0 });
  });

  it('shows no held-out gain for a value that helps a single document only', () => {
    const choice = choose(2, [trial(1, 0.95, 0.9, 0.89), trial(2, 0.8, 0.9, 0.9)]);
    expect(choice.best).toBe(1);
    expect(choice.gain).toBeGreaterThan(0);
    expect(choice.heldOutGain).toBeLessThanOrEqual(0);
  });

  it('shows the gain of a value that helps every document', () => {
    const choice = choose(2, [trial(1, 0.9, 0.9, 0.9), trial(2, 0.8, 0.8, 0.8)]);
    expect(choice.best).toBe(1);
    expect(choice.heldOutGain).toBeCloseTo(0.1);
  });

  it('refuses trials without the present value', () => {
    expect(() => choose(3, [trial(1, 1, 1, 1)])).toThrow('3');
  });
});
