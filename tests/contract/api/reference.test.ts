import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../../../package.json';
import { referenceOf } from '../../../scripts/api/reference';
import { aServer } from './support/server';

test('docs/API_REFERENCE.md says what the service says of itself (npm run docs writes it)', async () => {
  const { call } = await aServer({ version: packageJson.version });
  const made = referenceOf(await (await call('/api/v1/openapi.json')).json());
  expect(await readFile(join(import.meta.dirname, '../../../docs/API_REFERENCE.md'), 'utf8')).toBe(made);
});
