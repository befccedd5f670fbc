import { describe, expect, it } from 'vitest';
import { padsOf, splitPads } from '../../../../../main/pipeline/schematic/pads';

const split = (...texts: string[]) => [...splitPads(texts.map(padsOf)).values()];

describe('pins that are several pads', () => {
  it('finds the pads that are not drawn where there is one way to number the package', () => {
    expect(split('1*2', '3*2')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(split('1', '2*2', '3')).toEqual([['1'], ['2', '4'], ['3']]);
  });

  it('gives the first pad alone where several ways are possible', () => {
    expect(split('1*2', '2*2')).toEqual([['1'], ['2']]);
    expect(split('1*2', '40')).toEqual([['1'], ['40']]);
  });

  it('counts pads on that have an index, and knows both rows of a reversible plug', () => {
    expect(split('S@1*3', 'A6*2', 'VBUS*2')).toEqual([['S@1', 'S@2', 'S@3'], ['A6', 'B6'], ['VBUS']]);
  });
});
