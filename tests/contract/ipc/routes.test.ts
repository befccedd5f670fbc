import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHandlers } from '../../../main/ipc/handlers';
import type { Handlers } from '../../../main/ipc/router';
import { type RouteName, routes } from '../../../shared/ipc';
import { OUR_WINDOW, SOMEBODY_ELSE, World } from './support/surroundings';

const names = Object.keys(routes) as RouteName[];
const world = new World();

/** Handlers that only count how often they are reached. */
function countingHandlers(): { handlers: Handlers; reached: () => number } {
  let count = 0;
  const entries = names.map((name) => [
    name,
    () => {
      count += 1;
      return null;
    },
  ]);
  return { handlers: Object.fromEntries(entries) as Handlers, reached: () => count };
}

describe('the contract of the window', () => {
  it('has one handler for each route and none besides', () => {
    expect(Object.keys(createHandlers(world)).sort()).toEqual([...names].sort());
  });
});

describe.each(names)('%s', (name) => {
  const { handlers, reached } = countingHandlers();
  const router = world.router(handlers);

  it('refuses whoever is not our window, however well-formed the call', async () => {
    for (const input of [{}, undefined, { id: 'task_1705312845123_abc123' }]) {
      expect(await router(SOMEBODY_ELSE, name, input)).toMatchObject({
        ok: false,
        error: { code: 'REQUEST_FORBIDDEN' },
      });
    }
    expect(reached()).toBe(0);
  });

  it.each([[undefined], [null], [true], [7], ['text'], [[]], [[{}]], [{ unknown: 1 }], [{ id: 7 }], [{ id: '../x' }]])(
    'refuses %j',
    async (input) => {
      expect(await router(OUR_WINDOW, name, input)).toMatchObject({ ok: false, error: { code: 'REQUEST_INVALID' } });
      expect(reached()).toBe(0);
    },
  );

  it('refuses anything that its schema does not describe', async () => {
    const malformed = fc
      .oneof(fc.anything(), fc.dictionary(fc.string(), fc.anything()))
      .filter((input) => !routes[name].input.safeParse(input).success);
    const property = fc.asyncProperty(malformed, async (input) => {
      const answer = await router(OUR_WINDOW, name, input);
      expect(answer).toMatchObject({ ok: false, error: { code: 'REQUEST_INVALID' } });
      // The answer has to cross the border as plain data.
      expect(structuredClone(answer)).toEqual(answer);
    });
    await fc.assert(property, { numRuns: 100 });
    expect(reached()).toBe(0);
  });
});
