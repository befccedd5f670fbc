import { expect, it } from 'vitest';
import { buildReport, generateOffline } from '../../../../../main/pipeline/codegen';
import { reportSchema } from '../../../../../shared/models';
import { board, lampBoard, part } from '../../../../fixtures/models/board';
import { zircon } from '../../../../fixtures/models/chips';

it('lists every pin of the controller with its net, its role, its row in the manual and what the code made of it', () => {
  const board = lampBoard({ led: 'PA0', key: 'PA1', tx: 'PA2', rx: 'PA3' });
  const devices = [zircon()];
  const code = generateOffline({ devices, board, instruction: 'bring up everything' });
  const report = reportSchema.parse(buildReport({ devices, board, code, checks: [], proofLevel: 'parsed' }));
  const rows = new Map(report.pins?.map((pin) => [pin.number, pin]));
  expect([...rows.keys()]).toEqual(['1', '2', '3', '4', '6', '7']);
  expect(rows.get('1')).toMatchObject({ name: 'PA0', net: 'LAMP', role: 'led', of: 'D1', manual: { page: 3 } });
  expect(rows.get('1')?.configured).toContain('active low');
  expect(rows.get('3')).toMatchObject({ role: 'uart', of: 'TX', functions: ['UART1_TX'] });
  expect(rows.get('6')).toMatchObject({ role: 'power', configured: null });
});

it('says which connector a pin leads to that serves nothing on the board itself', () => {
  const header = board('U1', [part('U1', { '1:PA0': 'IO0', '2:PA1': 'IO1' }), part('J2', { '1': 'IO0' })]);
  const { pins } = generateOffline({ devices: [zircon()], board: header, instruction: '' });
  expect(pins).toMatchObject([
    { number: '1', role: 'connector', of: 'J2' },
    { number: '2', role: 'unknown' },
  ]);
});

it('has no pins where no controller is known', () => {
  const board = { ...lampBoard({ led: 'PA0', key: 'PA1', tx: 'PA2', rx: 'PA3' }), mcu: null };
  const devices = [zircon()];
  const code = generateOffline({ devices, board, instruction: '' });
  expect(buildReport({ devices, board, code, checks: [], proofLevel: 'parsed' }).pins).toBeUndefined();
});
