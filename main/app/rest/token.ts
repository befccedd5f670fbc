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
    this.#current ??= this.#saved() ?? this.renew();
    return this.#current;
  }

  renew(): RestToken {
    const token = randomBytes(BYTES).toString('base64url');
    const ciphertext = this.vault.encrypt(token);
    this.file.write({ ...this.file.read(), restToken: ciphertext });
    this.#current = { token, kept: ciphertext !== null };
    return this.#current;
  }

  #saved(): RestToken | null {
    const { restToken } = this.file.read();
    const token = restToken === null ? null : this.vault.decrypt(restToken);
    return token === null ? null : { token, kept: true };
  }
}
