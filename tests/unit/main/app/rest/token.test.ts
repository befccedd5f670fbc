import { describe, expect, it } from 'vitest';
import { RestTokenStore, secretsSchema, type Vault } from '../../../../../main/app/rest/token';

/** A file in memory and a keyring that turns text round; `key` changes with the keyring. */
function surroundings(vault: Partial<Vault> = {}) {
  let secrets = secretsSchema.parse({});
  const file = {
    read: () => secrets,
    write: (next: typeof secrets) => {
      secrets = next;
    },
  };
  const reversed = (text: string) => [...text].reverse().join('');
  return { file, vault: { encrypt: reversed, decrypt: reversed, ...vault }, written: () => JSON.stringify(secrets) };
}

describe('the token of the REST service', () => {
  it('is made once, kept over a restart, and never written as it is', () => {
    const { file, vault, written } = surroundings();
    const { token, kept } = new RestTokenStore(file, vault).get();
    expect(kept).toBe(true);
    expect(token).toMatch(/^[\w-]{32}$/);
    expect(new RestTokenStore(file, vault).get().token).toBe(token);
    expect(written()).not.toContain(token);
  });

  it('stays in memory where the system has no place for secrets', () => {
    const { file, vault, written } = surroundings({ encrypt: () => null });
    const store = new RestTokenStore(file, vault);
    expect(store.get().kept).toBe(false);
    expect(store.get()).toEqual(store.get());
    expect(written()).toBe('{"restToken":null}');
    expect(new RestTokenStore(file, vault).get().token).not.toBe(store.get().token);
  });

  it('is a new one when the keyring is another one by now', () => {
    const first = surroundings();
    const { token } = new RestTokenStore(first.file, first.vault).get();
    const store = new RestTokenStore(first.file, { ...first.vault, decrypt: () => null });
    expect(store.get()).toMatchObject({ kept: true });
    expect(store.get().token).not.toBe(token);
  });

  it('is still there after a start without the keyring', () => {
    const { file, vault } = surroundings();
    const { token } = new RestTokenStore(file, vault).get();
    new RestTokenStore(file, { encrypt: () => null, decrypt: () => null }).get();
    expect(new RestTokenStore(file, vault).get().token).toBe(token);
  });

  it('never comes back once it was renewed, even without the keyring', () => {
    const { file, vault } = surroundings();
    const { token } = new RestTokenStore(file, vault).get();
    new RestTokenStore(file, { encrypt: () => null, decrypt: () => null }).renew();
    expect(new RestTokenStore(file, vault).get().token).not.toBe(token);
  });

  it('can be renewed', () => {
    const { file, vault } = surroundings();
    const store = new RestTokenStore(file, vault);
    const old = store.get().token;
    expect(store.renew().token).not.toBe(old);
    expect(new RestTokenStore(file, vault).get().token).toBe(store.get().token);
  });
});
