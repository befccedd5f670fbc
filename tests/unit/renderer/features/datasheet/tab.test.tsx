// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core';
import { cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it } from 'vitest';
import { createStores, StoresProvider } from '../../../../../renderer/app/stores';
import { DatasheetTab } from '../../../../../renderer/features/datasheet/DatasheetTab';
import { createI18n } from '../../../../../renderer/i18n';
import { device, field, peripheral, register } from '../../../../fixtures/models/device';
import { createFakeAgent } from '../../support/fake-agent';

configure({ asyncUtilTimeout: 20_000 });
afterEach(cleanup);

const values = [{ value: 1, name: 'RUN', description: 'runs' }];
const model = device('X', 'riscv', [
  peripheral('RCC', 0x1000, [
    register('CTLR', { offset: 0, address: 0x1000 }, [field('ON', 0, 1, values), field('MODE', 4, 3)], {
      resetValue: 0x83,
    }),
  ]),
]);

async function open(models: unknown = model) {
  const fake = createFakeAgent({ texts: { 'device.json': JSON.stringify(models) } });
  render(
    <StoresProvider stores={createStores(fake.agent)}>
      <I18nextProvider i18n={createI18n('en')}>
        <MantineProvider>
          <DatasheetTab id="task_1705312845123_abc123" files={[{ name: 'device.json' }]} />
        </MantineProvider>
      </I18nextProvider>
    </StoresProvider>,
  );
  await screen.findByTestId('register');
  return fake;
}

it('shows the facts, the bits and the fields of a register', async () => {
  await open();
  expect(screen.getByTestId('fact-reset').textContent).toBe('0x00000083');
  expect(screen.getAllByTestId('bit').map((bit) => bit.getAttribute('aria-label'))).toEqual([
    'MODE, bits 6:4',
    'ON, bits 0',
  ]);
  const rows = screen.getAllByTestId('field');
  expect(rows.map(({ dataset }) => dataset['name'])).toEqual(['MODE', 'ON']);
  expect(within(rows[1] ?? document.body).getByText('RUN')).toBeDefined();
});

it('goes from field to field with the arrow keys, and lights the row of the one it is at', async () => {
  await open();
  const [mode, on] = screen.getAllByTestId('bit');
  mode?.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(on);
  expect(screen.getAllByTestId('field').map(({ dataset }) => dataset['lit'])).toEqual(['false', 'true']);
});

it('saves a correction of a reset value, marks it, and takes it back', async () => {
  const { data } = await open();
  await userEvent.click(screen.getByTestId('edit-register'));
  const entry = await screen.findByTestId('form-reset');
  await userEvent.clear(entry);
  expect(screen.getByTestId('save-correction').hasAttribute('disabled')).toBe(false);
  await userEvent.type(entry, '0x1FFFFFFFF');
  expect(screen.getByTestId('save-correction').hasAttribute('disabled')).toBe(true);
  await userEvent.clear(entry);
  await userEvent.type(entry, '0x80{Enter}');
  await screen.findByTestId('corrected');
  expect(screen.getByTestId('fact-reset').textContent).toBe('0x00000080');
  expect(screen.getByTestId('stale')).toBeDefined();
  expect(data.calls.at(-1)).toMatchObject({
    route: 'datasheet.correct',
    input: { edits: [{ set: { resetValue: 0x80 } }] },
  });
  await userEvent.click(screen.getByTestId('undo'));
  await screen.findByText('0x00000083');
});

it('says what to do where there is nothing to compare yet, and lists what contradicts', async () => {
  await open();
  await userEvent.click(screen.getByText('SVD comparison'));
  await userEvent.click(within(await screen.findByTestId('empty')).getByTestId('compare-svd'));
  expect((await screen.findByTestId('svd')).textContent).toContain('vendor.svd');
});

it('shows nothing of the one datasheet when another is chosen', async () => {
  const other = device('Y', '8051', [peripheral('SFR', null, [register('P0', { address: 0x80 }, [], { size: 8 })])]);
  const second = { ...other, document: { ...other.document, sha256: 'e'.repeat(64), name: 'second.pdf' } };
  await open([model, second]);
  await userEvent.click(screen.getByTestId('toggle-page'));
  await userEvent.click(screen.getByText('Pins'));
  await userEvent.selectOptions(screen.getByTestId('choose-sheet'), 'second.pdf');
  expect((await screen.findByTestId('register')).dataset['name']).toBe('P0');
  expect(document.querySelectorAll('.ds-body > *')).toHaveLength(3);
});
