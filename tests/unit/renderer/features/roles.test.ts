import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignRoles, obstacleOf, withRole } from '../../../../renderer/features/compose/roles';
import type { OfferedFile } from '../../../../shared/ipc';
import { fileRoutes } from '../../../../shared/ipc/files';
import { type InputRole, MAX_DATASHEETS } from '../../../../shared/tasks';

const file = (token: string, guess: InputRole | null): OfferedFile => ({
  token,
  name: `${token}.pdf`,
  bytes: 1,
  pages: 1,
  guess,
  error: null,
});
const rolesOf = (files: readonly { role: InputRole }[]) => files.map(({ role }) => role);

describe('roles of offered files', () => {
  it('follow the guesses', () => {
    expect(rolesOf(assignRoles([], [file('a', 'schematic'), file('b', 'datasheet')]))).toEqual([
      'schematic',
      'datasheet',
    ]);
  });

  it('leave the datasheet to the file that surely is one', () => {
    expect(rolesOf(assignRoles([], [file('a', null), file('b', 'datasheet')]))).toEqual(['schematic', 'datasheet']);
  });

  it('take the first of two unknown files for the datasheet', () => {
    expect(rolesOf(assignRoles([], [file('a', null), file('b', null)]))).toEqual(['datasheet', 'schematic']);
  });

  it('do not take the same file twice', () => {
    const files = assignRoles([], [file('a', 'datasheet')]);
    expect(assignRoles(files, [file('a', 'datasheet')])).toHaveLength(1);
  });

  it('swap in a pair', () => {
    const pair = assignRoles([], [file('a', 'datasheet'), file('b', 'schematic')]);
    expect(rolesOf(withRole(pair, 'a', 'schematic'))).toEqual(['schematic', 'datasheet']);
  });

  it('move no other file to the schematics when one becomes a datasheet', () => {
    const pair = assignRoles([], [file('a', 'datasheet'), file('b', null)]);
    expect(rolesOf(withRole(pair, 'b', 'datasheet'))).toEqual(['datasheet', 'datasheet']);
  });

  it('never hold two schematics, whatever is offered and chosen', () => {
    const guess = fc.constantFrom<(InputRole | null)[]>('datasheet', 'schematic', null);
    fc.assert(
      fc.property(fc.array(guess, { maxLength: 8 }), fc.nat(7), (guesses, chosen) => {
        const files = assignRoles(
          [],
          guesses.map((one, index) => file(String(index), one)),
        );
        const after = withRole(files, String(chosen), 'schematic');
        for (const list of [files, after])
          expect(rolesOf(list).filter((role) => role === 'schematic').length).toBeLessThan(2);
      }),
    );
  });
});

it('says what is in the way of a start', () => {
  const bad = { ...file('c', null), error: { code: 'PDF_EMPTY', message: '', hint: '', retryable: false } };
  expect(obstacleOf([])).toBe('empty');
  expect(obstacleOf([{ offered: bad, role: 'datasheet' }])).toBe('broken');
  expect(obstacleOf([{ offered: file('a', null), role: 'schematic' }])).toBe('datasheet');
  expect(obstacleOf([{ offered: file('a', null), role: 'datasheet' }])).toBeNull();
});

it('lets as many datasheets start as a task can take, with a schematic, and says so when there are more', () => {
  const sheets = Array.from({ length: MAX_DATASHEETS }, (_, n) => ({
    offered: file(`d${n}`, null),
    role: 'datasheet' as const,
  }));
  const board = { offered: file('s', null), role: 'schematic' as const };
  expect(obstacleOf([...sheets, board])).toBeNull();
  expect(obstacleOf([...sheets, { ...board, role: 'datasheet' }])).toBe('many');
  const paths = [...sheets, board].map(({ offered }) => offered.name);
  expect(fileRoutes['files.offer'].input.safeParse({ paths }).success).toBe(true);
});
