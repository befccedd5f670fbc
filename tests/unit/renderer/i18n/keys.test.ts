import { describe, expect, it } from 'vitest';
import { en } from '../../../../renderer/i18n/en';
import { zh } from '../../../../renderer/i18n/zh';
import { ERROR_TRAITS } from '../../../../shared/errors';

interface Texts {
  readonly [key: string]: string | Texts;
}

const flatten = (texts: Texts, prefix = ''): Map<string, string> =>
  new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

const sources = Object.values(
  import.meta.glob<string>('../../../../renderer/{app,ui,features}/**/*.{ts,tsx}', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
).join('\n');

/** Keys as the code names them; `${…}` stands for one part of a key. */
const used = [...sources.matchAll(/\bt\(\s*(?:'([\w.-]+)'|`([^`]+)`)/g)].map(([, plain, template]) => {
  const parts = (plain ?? template ?? '').split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[\\w-]+')}$`);
});

describe('the texts of the window', () => {
  const [english, chinese] = [flatten(en), flatten(zh)];

  it('have the same keys in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('name the same values in both languages', () => {
    for (const [key, text] of english)
      expect([key, placeholders(chinese.get(key) ?? '')]).toEqual([key, placeholders(text)]);
  });

  it('are never empty', () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('are all used somewhere', () => {
    expect(used.length).toBeGreaterThan(100);
    expect([...english.keys()].filter((key) => !used.some((pattern) => pattern.test(key)))).toEqual([]);
  });

  it('say what happened and what to do for every error code', () => {
    const codes = Object.keys(ERROR_TRAITS).sort();
    expect(Object.keys(en.errors).sort()).toEqual(codes);
    expect(Object.keys(zh.errors).sort()).toEqual(codes);
  });
});
