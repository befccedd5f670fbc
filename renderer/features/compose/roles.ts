import type { OfferedFile } from '../../../shared/ipc';
import { type InputRole, MAX_DATASHEETS } from '../../../shared/tasks';

export interface ComposeFile {
  readonly offered: OfferedFile;
  readonly role: InputRole;
}

/** Roles for newly offered files beside the ones already there: the guess first, then what is still missing. */
export function assignRoles(have: readonly ComposeFile[], offered: readonly OfferedFile[]): ComposeFile[] {
  const known = new Set(have.map((file) => file.offered.token));
  const files = [...have];
  const isFree = (role: InputRole) => !files.some((file) => file.role === role && file.offered.error === null);
  for (const file of offered.filter(({ token }) => !known.has(token))) {
    const surelyLater = offered.some((other) => other !== file && other.guess === 'datasheet' && other.error === null);
    const fallback: InputRole = isFree('datasheet') && !surelyLater ? 'datasheet' : 'schematic';
    const wanted = file.guess ?? fallback;
    // One schematic at most: a second one that only looks like it is taken for a datasheet.
    files.push({ offered: file, role: wanted === 'schematic' && !isFree('schematic') ? 'datasheet' : wanted });
  }
  return files;
}

/** Gives one file a role. A new schematic moves the old one to the datasheets; a new datasheet moves nothing. */
export function withRole(files: readonly ComposeFile[], token: string, role: InputRole): ComposeFile[] {
  return files.map((file) => {
    if (file.offered.token === token) return { ...file, role };
    return role === 'schematic' && file.role === 'schematic' ? { ...file, role: 'datasheet' } : file;
  });
}

export type Obstacle = 'empty' | 'broken' | 'datasheet' | 'schematic' | 'many';

/** Why the files cannot be submitted as they are; null when they can. */
export function obstacleOf(files: readonly ComposeFile[]): Obstacle | null {
  if (files.length === 0) return 'empty';
  if (files.some(({ offered }) => offered.error !== null)) return 'broken';
  if (!files.some(({ role }) => role === 'datasheet')) return 'datasheet';
  const schematics = files.filter(({ role }) => role === 'schematic').length;
  if (schematics > 1) return 'schematic';
  return files.length - schematics > MAX_DATASHEETS ? 'many' : null;
}
