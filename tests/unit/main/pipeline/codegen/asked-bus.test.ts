import { describe, expect, it } from 'vitest';
import { generateOffline } from '../../../../../main/pipeline/codegen';
import { board, part } from '../../../../fixtures/models/board';
import { basalt } from '../../../../fixtures/models/chips';

/** A board whose nets are named after the pins, as on a breakout board. */
const breakout = (pins: Record<string, string | null>) =>
  board('U1', [
    part('U1', pins),
    part('J1', { '1': 'PA1', '2': 'PA2' }),
    part('D1', { '1': 'PA3', '2': 'GND' }, 'LED'),
  ]);
const PINS = { '1:PA1/SCL': 'PA1', '2:PA2/SDA': 'PA2', '3:PA3/SDA_': 'PA3' };
const write = (instruction: string, pins: Record<string, string | null> = PINS) => {
  const code = generateOffline({ devices: [basalt()], board: breakout(pins), instruction });
  return { ...code, subjects: code.configured.map(({ subject }) => subject) };
};

describe('a bus that is asked for by name and has no net', () => {
  it('gets the pins that are named after its signals', () => {
    const { subjects, files } = write('配置I2C');
    expect(subjects).toContain('I2C SCL，开漏 (PA1)');
    expect(subjects).toContain('I2C SDA，开漏 (PA2)');
    expect(files.get('generated.c')).toContain('GPIOA_CFGLR.MODE1 = 2, CNF1 = 3');
  });

  it('never gets a pin that a signal can only be moved to', () => {
    const { notDone } = write('I2C', { '1:PA1/SCL': 'PA1', '2:PA2/SDA_': 'PA2', '4:PA4/SDA_1': 'PA4' });
    expect(notDone.map(({ subject }) => subject)).toEqual(['I2C']);
  });

  it('is left out with the reason when one of its pins serves something else', () => {
    const { subjects, notDone } = write('I2C', { '1:PA1/SCL': 'PA1', '3:PA3/SDA': 'PA3' });
    expect(subjects).toEqual([]);
    expect(notDone[0]).toMatchObject({ subject: 'I2C', reason: expect.stringContaining('no set of unused pins') });
  });

  it('does not take the pins of another block than the one named', () => {
    const { notDone } = write('I2C2', { '1:PA1/I2C1_SCL': 'PA1', '2:PA2/I2C1_SDA': 'PA2' });
    expect(notDone.map(({ subject }) => subject)).toEqual(['I2C2']);
  });

  it('is not set up when nothing asks for it', () => {
    expect(write('everything').subjects.filter((subject) => subject.includes('I2C'))).toEqual([]);
  });
});
