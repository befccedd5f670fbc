import { beforeEach, expect, it, vi } from 'vitest';
import { AppSettings } from '../../../../main/app/settings';

/** What the disk holds, and the system's name for why it takes nothing more. */
const disk = vi.hoisted(() => ({ content: {}, fault: '' }));

vi.mock('electron', () => ({ nativeTheme: {} }));
vi.mock('electron-store', () => ({
  default: class {
    get store() {
      return disk.content;
    }
    set store(value: object) {
      if (disk.fault !== '') throw Object.assign(new Error(disk.fault), { code: disk.fault });
      disk.content = value;
    }
  },
}));

beforeEach(() => Object.assign(disk, { content: {}, fault: '' }));

it('keeps settings for the next start and tells who listens', () => {
  const heard: number[] = [];
  const settings = new AppSettings('');
  settings.follow(({ concurrency }) => heard.push(concurrency));
  settings.set({ concurrency: 3 });
  expect(heard.at(-1)).toBe(3);
  expect(new AppSettings('').get().concurrency).toBe(3);
});

it.each([
  ['ENOSPC', 'STORE_DISK_FULL'],
  ['EROFS', 'STORE_UNWRITABLE'],
])('changes nothing and says why when the disk answers %s', (fault, code) => {
  const settings = new AppSettings('');
  const before = settings.get();
  const heard: unknown[] = [];
  settings.follow((current) => heard.push(current));
  disk.fault = fault;
  expect(() => settings.set({ concurrency: 3 })).toThrow(expect.objectContaining({ code }));
  expect(settings.get()).toEqual(before);
  expect(heard).toEqual([before]);
});
