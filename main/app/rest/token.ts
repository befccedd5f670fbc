import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { RestToken } from '../../../shared/ipc';

/** `secrets.json`: ciphertext of the system's keyring in base64, never a secret itself. */
export const secretsSchema = z.object({ restToken: z.string().nullable().default(null) });
type Secrets = z.infer<typeof secretsSchema>;

export interface SecretsFile {
  read(): Secrets;
  write(secrets: Secrets): void;
}

/** The system's place for secrets. Both answer null where it has none, or where the keyring is another one by now. */
export interface Vault {
  encrypt(text: string): string | null;
  decrypt(ciphertext: string): string | null;
}

const BYTES = 24;

/** The service's token: made when first asked for, kept as ciphertext only, and only in memory where that is impossible. */
export class RestTokenStore {
  #current: RestToken | null = null;

  constructor(
    private readonly file: SecretsFile,
    private readonly vault: Vault,
  ) {}

  get(): RestToken {
    this.#current ??= this.#saved() ?? this.#make('keep');
    return this.#current;
  }

  renew(): RestToken {
    this.#current = this.#make('replace');
    return this.#current;
  }

  /** `keep`: without a keyring what is saved stays, for it may be missing this once. A renewal takes the old one back for good. */
  #make(saved: 'keep' | 'replace'): RestToken {
    const token = randomBytes(BYTES).toString('base64url');
    const ciphertext = this.vault.encrypt(token);
    if (ciphertext !== null || saved === 'replace') this.file.write({ ...this.file.read(), restToken: ciphertext });
    return { token, kept: ciphertext !== null };
  }

  #saved(): RestToken | null {
    const { restToken } = this.file.read();
    const token = restToken === null ? null : this.vault.decrypt(restToken);
    return token === null ? null : { token, kept: true };
  }
}
