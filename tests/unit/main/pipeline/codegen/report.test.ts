import { describe, expect, it } from 'vitest';
import { buildReport, generateOffline, reportMarkdown } from '../../../../../main/pipeline/codegen';
import { reportSchema } from '../../../../../shared/models';
import { lampBoard } from '../../../../fixtures/models/board';
import { zircon } from '../../../../fixtures/models/chips';

const reportOf = (on = lampBoard({ led: 'PA0', key: 'PA1', tx: 'PA2', rx: 'PA3' }), device = zircon()) => {
  const code = generateOffline({ devices: [device], board: on, instruction: '' });
  return buildReport({ devices: [device], board: on, code, checks: [], proofLevel: 'parsed' });
};

describe('the report', () => {
  it('keeps to its schema and counts what was read', () => {
    const report = reportSchema.parse(reportOf());
    expect(report.device).toMatchObject({ name: 'ZIRCON32', core: 'cortex-m', peripherals: 3, registers: 8 });
    expect(report.board).toMatchObject({ mcu: 'U1', components: 5 });
  });

  it('is headed in the language of the instruction', () => {
    expect(reportMarkdown(reportOf(), '初始化全部')).toContain('## 已配置');
    expect(reportMarkdown(reportOf(), 'init all')).toContain('## Configured');
  });

  it('puts checks and findings into Chinese as well', () => {
    const report = {
      ...reportOf(),
      checks: [{ id: 'syntax', title: 'Is C by its grammar', status: 'passed' as const, detail: '4 files' }],
      findings: [
        {
          severity: 'warning' as const,
          code: 'PART_WITHOUT_SYMBOL',
          message: 'C6 is written here, but no symbol was found for it.',
          places: [{ document: 'board.pdf', page: 1 }],
        },
      ],
    };
    const text = reportMarkdown(report, '初始化');
    expect(text).toContain('符合 C 语法: **通过**。4 个文件');
    expect(text).toContain('**警告** `PART_WITHOUT_SYMBOL`');
    expect(text).toContain('此处写有 C6，但没有找到它的符号。 (board.pdf 第 1 页)');
    expect(reportMarkdown(report, 'init')).toContain('Is C by its grammar: **passed**. 4 files');
  });

  it('puts what touches the code first and gathers the rest of one kind in a line', () => {
    const device = zircon();
    const doubt = (message: string, page: number) => ({ severity: 'warning' as const, code: 'ODD', message, page });
    device.diagnostics = [
      ...[11, 12, 13, 14, 15].map((page) => doubt(`TIM9_R${page} is odd.`, page)),
      doubt('GPIOA_MODER is odd.', 7),
      { ...doubt('A page is broken.', 2), severity: 'error', code: 'BROKEN' },
    ];
    const code = generateOffline({
      devices: [device],
      board: lampBoard({ led: 'PA0', key: 'PA1', tx: 'PA2', rx: 'PA3' }),
      instruction: 'LED',
    });
    const report = buildReport({ devices: [device], board: null, code, checks: [], proofLevel: 'parsed' });
    const messages = report.findings.map(({ message }) => message);
    expect(messages[0]).toBe('A page is broken.');
    expect(messages.indexOf('GPIOA_MODER is odd.')).toBeLessThan(messages.indexOf('TIM9_R11 is odd.'));
    expect(messages).toContain('TIM9_R15 is odd.');
    const text = reportMarkdown(report, 'LED', code.provenance);
    expect(text).toContain('`ODD` × 5 TIM9\\_R11 is odd. (ZIRCON32.pdf p.11, ZIRCON32.pdf p.12, ZIRCON32.pdf p.13, …)');
    expect(text).toContain('`ODD` GPIOA\\_MODER is odd.');
    expect(text).not.toContain('TIM9\\_R12');
  });

  it('lets no text of a document format the page', () => {
    const device = zircon();
    device.device.name = '[x](javascript:1) <b>\n# y';
    const text = reportMarkdown(reportOf(undefined, device), 'a');
    expect(text).not.toContain('\n# y');
    expect(text).not.toContain('[x](');
  });
});
