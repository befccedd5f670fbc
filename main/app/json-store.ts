import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { z } from 'zod';
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

  /** What is saved; where it is not valid, the defaults of the schema. */
  read(): T {
    const parsed = this.schema.safeParse(this.#store.store);
    return parsed.success ? parsed.data : this.schema.parse(this.#salvage());
  }

  /** @throws StoreError STORE_UNWRITABLE or STORE_DISK_FULL; the file then is as it was */
  write(value: T): void {
    try {
      this.#store.store = value;
    } catch (error) {
      throw asStoreError(error);
    }
  }

  /** The keys that are valid each by itself: one bad setting must not cost the others. */
  #salvage(): Json {
    const entries = Object.entries(this.#store.store);
    return Object.fromEntries(entries.filter(([key, value]) => this.schema.safeParse({ [key]: value }).success));
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
