import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { withThreshold } from './constants';

const scoresSchema = z.record(z.string(), z.number());
const root = join(import.meta.dirname, '..', '..');

/** A copy of the sources in which one number at a time is another one; the tree itself stays untouched. */
export class Variant {
  readonly #folder: string;
  readonly #corpus: string;

  private constructor(folder: string, corpus: string) {
    this.#folder = folder;
    this.#corpus = corpus;
  }

  static async make(corpus: string): Promise<Variant> {
    const folder = await mkdtemp(join(tmpdir(), 'thresholds-'));
    for (const part of ['main', 'shared', 'scripts', 'samples', 'package.json', 'tsconfig.node.json'])
      await cp(join(root, part), join(folder, part), { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    return new Variant(folder, corpus);
  }

  /** Scores of `documents` with the number `name` of `file` at `value`; with no change when it is null. */
  async scores(
    documents: readonly string[],
    change: { readonly file: string; readonly name: string; readonly value: number } | null,
  ): Promise<Record<string, number>> {
    if (change === null) return this.#evaluate(documents);
    const path = join(this.#folder, change.file);
    const source = await readFile(path, 'utf8');
    await writeFile(path, withThreshold(source, change.name, change.value));
    try {
      return await this.#evaluate(documents);
    } finally {
      await writeFile(path, source);
    }
  }

  async #evaluate(documents: readonly string[]): Promise<Record<string, number>> {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'scripts/thresholds/evaluate.ts', ...documents],
      { cwd: this.#folder, env: { ...process.env, CORPUS_DIR: this.#corpus } },
    );
    return scoresSchema.parse(JSON.parse(stdout));
  }

  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }
}
