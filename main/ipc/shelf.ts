import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { InputError } from '../../shared/errors';
import type { OfferedFile } from '../../shared/ipc';
import type { SubmitFile } from '../tasks/service';

/** What a look at a file says without reading it whole; see {@link OfferedFile} for the meaning of the nulls. */
export type Inspection = Pick<OfferedFile, 'bytes' | 'pages' | 'guess' | 'error'>;

/** Looks at files in a process of its own, in the order given; one answer per file, never a rejection for a bad file. */
export type Inspect = (files: readonly SubmitFile[]) => Promise<Inspection[]>;

/** Tokens kept at most; the oldest go first. A window never shows more than a handful. */
const CAPACITY = 500;

/** Knows which path stands behind the token that the window holds (docs/adr/0004). */
export class FileShelf {
  readonly #files = new Map<string, SubmitFile>();

  constructor(private readonly inspect: Inspect) {}

  async offer(paths: readonly string[]): Promise<OfferedFile[]> {
    const files = paths.map((path) => ({ path, name: basename(path) }));
    const inspections = await this.inspect(files);
    return files.flatMap((file, index) => {
      const inspection = inspections[index];
      return inspection ? [{ token: this.#keep(file), name: file.name, ...inspection }] : [];
    });
  }

  /** @throws InputError INPUT_NOT_FOUND for a token that this run of the program never gave */
  resolve(token: string): SubmitFile {
    const file = this.#files.get(token);
    if (file) return file;
    throw new InputError('INPUT_NOT_FOUND', 'The file was dropped before the program restarted.');
  }

  #keep(file: SubmitFile): string {
    const token = randomUUID();
    this.#files.set(token, file);
    for (const oldest of this.#files.keys()) {
      if (this.#files.size <= CAPACITY) break;
      this.#files.delete(oldest);
    }
    return token;
  }
}
