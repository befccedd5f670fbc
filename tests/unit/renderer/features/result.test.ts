import { expect, it } from 'vitest';
import { groupFiles } from '../../../../renderer/features/result/file-tree';
import { neighbourLine, sourcesByLine, writtenRegisters } from '../../../../renderer/features/result/provenance';
import { createResultStore, firstFile } from '../../../../renderer/features/result/result-store';
import { createFakeAgent } from '../support/fake-agent';
import { completedTask, sampleResult } from '../support/samples';

const { provenance, files } = sampleResult();

it('finds the sources of a line and the next line that has some', () => {
  const sources = sourcesByLine(provenance.entries, 'src/board_init.c');
  expect(sources.get(7)?.map(({ page }) => page)).toEqual([21]);
  expect(neighbourLine(sources, 8, 'next')).toBe(13);
  expect(neighbourLine(sources, 7, 'previous')).toBeNull();
  expect(sourcesByLine(provenance.entries, 'device.svd').size).toBe(0);
});

it('groups written registers with fields and lines, and leaves headers out', () => {
  const header = provenance.entries.map((entry) => ({ ...entry, file: 'include/demo103_regs.h', subject: 'OTHER' }));
  expect(writtenRegisters([...header, ...provenance.entries])[0]).toMatchObject({
    register: 'RCC_APB2PCENR',
    fields: ['IOPDEN', 'USART1EN'],
    lines: [7, 8],
    page: 21,
  });
  expect(writtenRegisters(header)).toEqual([]);
});

it('shows code folders first', () => {
  expect(groupFiles(files).map(({ folder }) => folder)).toEqual(['src', 'include', '']);
});

it('opens the init code first, else the single file', () => {
  expect(firstFile(['generated.c', 'src/board_init.c'])).toBe('src/board_init.c');
  expect(firstFile(['a.txt', 'generated.c'])).toBe('generated.c');
  expect(firstFile([])).toBeNull();
});

it('loads a result and its first file', async () => {
  const { agent } = createFakeAgent();
  const store = createResultStore(agent);
  await store.getState().load(completedTask().id);
  expect(store.getState().file).toBe('src/board_init.c');
  expect(store.getState().open.files['src/board_init.c']).toContain('board_init');
});
