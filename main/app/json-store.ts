import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { z } from 'zod';
import { salvage } from '../../shared/json';
import { asStoreError } from '../tasks/disk';

type Json = Record<string, unknown>;

/** One small validated JSON file in the data folder. A file that does not parse is set aside, never wiped. */
export class JsonStore<T extends Json> {
  readonly #store: Store<Json>;

  /** @param name of the file, without extension */
  constructor(
    folder: string,
    name: string,
    private readonly schema: z.ZodType<T>,
  ) {
    this.#store = open(folder, name);
  }

  /** What is saved; where it is not valid, the defaults of the schema. One bad setting does not cost the others. */
  read(): T {
    return salvage(this.schema, this.#store.store);
  }

  /** @throws StoreError STORE_UNWRITABLE or STORE_DISK_FULL; the file then is as it was */
  write(value: T): void {
    try {
      this.#store.store = value;
    } catch (error) {
      throw asStoreError(error);
    }
  }
}

function open(folder: string, name: string): Store<Json> {
  const create = () => new Store<Json>({ cwd: folder, name, clearInvalidConfig: false });
  try {
    return create();
  } catch (error) {
    const file = join(folder, `${name}.json`);
    if (!(error instanceof SyntaxError) || !existsSync(file)) throw error;
    const aside = join(folder, `${name}.unreadable-${Date.now()}.json`);
    copyFileSync(file, aside);
    rmSync(file);
    console.error(`${name}.json could not be read and was set aside as ${aside}`);
    return create();
  }
}
