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

  it('lets no text of a document format the page', () => {
    const device = zircon();
    device.device.name = '[x](javascript:1) <b>\n# y';
    const text = reportMarkdown(reportOf(undefined, device), 'a');
    expect(text).not.toContain('\n# y');
    expect(text).not.toContain('[x](');
  });
});
