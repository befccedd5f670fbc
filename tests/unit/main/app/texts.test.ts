import { expect, it } from 'vitest';
import { textsFor } from '../../../../main/app/texts';
import { StoreError } from '../../../../shared/errors';

const error = new StoreError('STORE_DISK_FULL', 'The disk with the data folder is full.');

it('tells errors in the language of the system, and keeps their own words and code for a report', () => {
  const [english, chinese] = [textsFor('system', 'en-GB'), textsFor('system', 'zh-CN')];
  expect(english.what(error)).toBe('The disk with the data folder is full.');
  expect(english.details(error)).toBe('The disk is full. Free some space and retry.\n\nSTORE_DISK_FULL');
  expect(chinese.what(error)).toBe('磁盘已满。');
  expect(chinese.details(error)).toBe('请释放空间后重试。\n\nThe disk with the data folder is full.\nSTORE_DISK_FULL');
});

it('tells an error that it has no Chinese words for as it is', () => {
  const unknown = { code: 'NEW_CODE', message: 'Something new.', hint: 'Do this.' };
  expect(textsFor('zh', '').what(unknown)).toBe('Something new.');
  expect(textsFor('zh', '').details(unknown)).toContain('Do this.');
});
