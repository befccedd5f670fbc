import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { messageInChinese } from '../../../../shared/models/report-zh';

const pipeline = join(import.meta.dirname, '../../../../main/pipeline');
const sources = ['datasheet', 'schematic', 'pdf']
  .flatMap((reader) => readdirSync(join(pipeline, reader), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n');

/** Doubts as the readers word them, with a 7 for what comes from a document. */
const doubts = [...sources.matchAll(/code: '([A-Z_]+)',\s*message: `([^`]+)`/g)].map(
  ([, code = '', words = '']) => [code, words.replaceAll(/\$\{[^}]+\}/g, '7')] as const,
);

it('has Chinese words for every doubt of the readers, with all that the doubt names', () => {
  expect(doubts.length).toBeGreaterThan(10);
  for (const [code, message] of doubts) {
    const chinese = messageInChinese(code, message);
    expect([message, chinese]).toEqual([message, expect.stringMatching(/^(?=.*\p{Script=Han})[^$]+$/u)]);
  }
});

it.each([
  [
    'GRID_CONTRADICTS_TABLE',
    'CTLR: the bit grid says HSE ON where the table says HSEON (bit 16); the table is kept.',
    '位图中写的是 HSE ON，表中写的是 HSEON（位 16）',
  ],
  ['REGISTERS_SHARE_ADDRESS', 'TIM1: CNT, PSC stand at one address.', 'TIM1：CNT, PSC 的地址相同。'],
  [
    'CORRECTIONS_UNREADABLE',
    'The corrections in a.json cannot be read (edits.0: Unrecognized key); none of them was used.',
    '无法读取 a.json 中的更正（edits.0: Unrecognized key）',
  ],
  ['CORRECTIONS_UNREADABLE', 'The corrections in a.json cannot be read; none of them was used.', 'a.json 中的更正，'],
])('keeps names and numbers of %s', (code, message, chinese) => {
  expect(messageInChinese(code, message)).toContain(chinese);
});

it('leaves words that it does not know as they are', () => {
  expect(messageInChinese('FIELD_OVERLAP', 'Something new.')).toBe('Something new.');
});
