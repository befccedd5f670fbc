import { safeStorage } from 'electron';
import type { Vault } from './token';

/** A keyring of the system. Linux without one would encrypt with a password that everybody knows: that is none. */
const available = (): boolean =>
  safeStorage.isEncryptionAvailable() &&
  (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');

/** Electron's safeStorage. Good once the app is ready. */
export const systemVault: Vault = {
  encrypt: (text) => (available() ? safeStorage.encryptString(text).toString('base64') : null),
  decrypt: (ciphertext) => {
    if (!available()) return null;
    try {
      return safeStorage.decryptString(Buffer.from(ciphertext, 'base64'));
    } catch (error) {
      // Another keyring than the one that encrypted it: a new token is better than a service that cannot start.
      console.error('the kept token cannot be decrypted; a new one is made:', error);
      return null;
    }
  },
};
