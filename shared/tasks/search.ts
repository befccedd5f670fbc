import type { TaskView } from './task';

/** The words of a search text, as {@link matchesWords} takes them. */
export const searchWords = (text: string): readonly string[] => text.toLowerCase().split(/\s+/).filter(Boolean);

/** Whether each word is somewhere in the task's device, instruction, id or names of files. Letter case does not matter. */
export function matchesWords(
  { summary, instruction, id, inputs }: Pick<TaskView, 'summary' | 'instruction' | 'id' | 'inputs'>,
  words: readonly string[],
): boolean {
  if (words.length === 0) return true;
  const text = [summary?.device ?? '', instruction, id, ...inputs.map(({ name }) => name)].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
