import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../../main/app/arguments';

describe('the arguments of the window', () => {
  it('take the data folder in either spelling, made absolute', () => {
    for (const argv of [
      ['.', '--data-dir', 'd'],
      ['--data-dir=d', '--no-sandbox'],
    ]) {
      expect(parseArguments(argv, {}).dataDir).toBe(resolve('d'));
    }
  });

  it('take the data folder from the environment, and prefer the argument', () => {
    const env = { EMBEDDED_AI_AGENT_DATA: '/from/env' };
    expect(parseArguments([], env).dataDir).toBe(resolve('/from/env'));
    expect(parseArguments(['--data-dir', '/given'], env).dataDir).toBe(resolve('/given'));
  });

  it('leave the usual place when nothing names one', () => {
    expect(parseArguments(['--data-dir'], {}).dataDir).toBeNull();
    expect(parseArguments(['.', '--inspect=0'], { EMBEDDED_AI_AGENT_DATA: '' })).toEqual({
      dataDir: null,
      quiet: false,
    });
  });
});
