import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { settingsOf } from '../../../../main/cli/settings';
import { DEFAULT_SETTINGS } from '../../../../shared/settings';

async function aDataFolder(settings: string | null): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'settings-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  if (settings !== null) await writeFile(join(folder, 'settings.json'), settings);
  return folder;
}

test('the service without a window keeps tasks as long as the window was told to', async () => {
  const folder = await aDataFolder('{"schema":"settings/1","retentionHours":null,"concurrency":1}');
  expect(await settingsOf(folder)).toEqual({ ...DEFAULT_SETTINGS, retentionHours: null, concurrency: 1 });
});

test('one bad setting does not cost the others', async () => {
  expect(await settingsOf(await aDataFolder('{"retentionHours":null,"concurrency":99}'))).toEqual({
    ...DEFAULT_SETTINGS,
    retentionHours: null,
  });
});

test.each([null, '', '[1]', 'null', '{"half'])('without usable settings (%s) the defaults hold', async (text) => {
  expect(await settingsOf(await aDataFolder(text))).toEqual(DEFAULT_SETTINGS);
});
