import { describe, expect, it } from 'vitest';
import { readScripts } from '../../../../../main/pipeline/pdf/scripts';

const scriptsOf = (...objects: string[]) =>
  readScripts(
    Buffer.from(['%PDF-1.5', ...objects.map((o, i) => `${i + 7} 0 obj\n<< ${o} >>\nendobj`)].join('\n'), 'latin1'),
  );

describe('scripts of annotations', () => {
  it('are read by the number of their object, with escapes and brackets of literals resolved', () => {
    const found = scriptsOf('/Type /Page', '/A << /S /JavaScript /JS (ShM\\([\\n["a (b) \\\\u0028"]\\040\\]\\);) >>');
    expect([...found]).toEqual([[8, 'ShM([\n["a (b) \\u0028"] ]);']]);
  });

  it('are read from UTF-16 in hexadecimal digits', () => {
    expect(scriptsOf('/A << /S /JavaScript /JS <FEFF 0041 4E2D> >>').get(7)).toBe('A中');
  });

  it('are left out where the string never ends or stands in no object', () => {
    expect(scriptsOf('/JS (open').size).toBe(0);
    expect(readScripts(Buffer.from('/JS (lost)')).size).toBe(0);
  });

  it('end with their object: a string left open takes nothing of the next', () => {
    const found = scriptsOf('/JS (open', '/T ) /JS (shut)');
    expect([...found]).toEqual([[8, 'shut']]);
  });
});
