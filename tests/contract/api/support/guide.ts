import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const DOCS = join(import.meta.dirname, '../../../../docs');

/** One fenced block of a guide, under the heading it stands below. */
export interface Block {
  readonly heading: string;
  readonly language: string;
  readonly text: string;
}

export interface Guide {
  readonly blocks: readonly Block[];
  /** Depth of each heading, in order. */
  readonly levels: readonly number[];
}

/** Reads a page of docs/ apart. */
export async function readGuide(name: string): Promise<Guide> {
  const text = await readFile(join(DOCS, name), 'utf8');
  const blocks: Block[] = [];
  const levels: number[] = [];
  let heading = '';
  for (const [, hashes, title, language, code] of text.matchAll(/^(#+) (.*)$|^```(\w*)\n([\s\S]*?)^```$/gm)) {
    if (hashes !== undefined) {
      levels.push(hashes.length);
      heading = title ?? '';
    } else blocks.push({ heading, language: language ?? '', text: code ?? '' });
  }
  return { blocks, levels };
}
