import { expect, test } from 'vitest';
import { cacheDir } from '../../../../main/cli/cache-dir';

test.each([
  ['linux', { XDG_CACHE_HOME: '/caches' }, '/caches/embedded-ai-agent'],
  ['linux', { XDG_CACHE_HOME: 'relative' }, '.cache/embedded-ai-agent'],
  ['linux', {}, '.cache/embedded-ai-agent'],
  ['darwin', {}, 'Library/Caches/embedded-ai-agent'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/embedded-ai-agent/Cache'],
] as const)("the cache on %s with %j is the user's own", (platform, env, end) => {
  expect(cacheDir(platform, { ...env }).replaceAll('\\', '/')).toMatch(new RegExp(`${end}$`));
});
