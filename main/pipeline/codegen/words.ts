export type Language = 'zh' | 'en';

/** One message in both languages of the program; the plan picks the one of the instruction. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

export const words = (en: string, zh: string): Words => ({ en, zh });

/** A name or number that reads the same in both. */
export const same = (text: string): Words => ({ en: text, zh: text });

/** Chinese as soon as the text holds a Chinese letter. */
export const languageOf = (text: string): Language => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');
