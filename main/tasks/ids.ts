import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const RANDOM_LETTERS = 6;

/** `task_<milliseconds since 1970>_<six of [a-z0-9]>`: sorts by age, and cannot be guessed from another one. */
export function newTaskId(now: number): string {
  const tail = Array.from({ length: RANDOM_LETTERS }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  return `task_${String(Math.max(0, Math.trunc(now))).padStart(13, '0')}_${tail}`;
}
