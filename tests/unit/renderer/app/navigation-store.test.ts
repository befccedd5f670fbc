import { expect, it } from 'vitest';
import { parseHash, toHash } from '../../../../renderer/app/navigation-store';

it.each(['#/new', '#/tasks', '#/monitor', '#/settings', '#/tasks/task_1705312845123_abc123'])(
  'reads %s back from the address it writes',
  (hash) => expect(toHash(parseHash(hash))).toBe(hash),
);

it('opens the page for a new task at an unknown address', () => {
  expect(parseHash('#/nowhere/else')).toEqual({ page: 'compose' });
  expect(parseHash('')).toEqual({ page: 'compose' });
});
