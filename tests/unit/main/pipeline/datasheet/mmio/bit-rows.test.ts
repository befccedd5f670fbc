import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../../../../main/pipeline/context';
import { readDatasheet } from '../../../../../../main/pipeline/datasheet';
import { fieldsOf, registerOf } from '../support/layout';
import { type Pen, withPdf } from '../support/pdf';

const X = (bit: number) => 180 + (31 - bit) * 12;

/** A line of one text per bit, from the highest down, behind its label; '' leaves a place empty. */
function perBit(pen: Pen, y: number, label: string, text: (bit: number) => string): void {
  pen.text(60, y, label, 8);
  for (let bit = 31; bit >= 0; bit--) if (text(bit) !== '') pen.text(X(bit), y, text(bit), 7);
}

function row(pen: Pen, y: number, texts: readonly string[]): void {
  texts.forEach((text, i) => {
    if (text !== '') pen.text([60, 85, 120, 230, 300, 360][i] ?? 400, y, text, 8);
  });
}

function direction(pen: Pen): void {
  pen.text(60, 780, '6 Peripherals', 18);
  pen.text(60, 750, '6.9 PORT general purpose input and output', 14);
  pen.text(60, 720, 'All registers of the port are described in the sections that follow this line of text.', 8);
  pen.text(60, 690, '6.9.1 DIRSET', 12);
  pen.text(60, 675, 'Address offset: 0x518', 9);
  perBit(pen, 650, 'Bit number', (bit) => `${bit}`);
  perBit(pen, 638, 'ID', (bit) => (bit > 3 ? '' : (['A', 'B', 'C', 'D'][bit] ?? '')));
  perBit(pen, 626, 'Reset 0x00000000', () => '0');
  row(pen, 612, ['ID', 'Acce', 'Field', 'Value ID', 'Value', 'Description']);
  row(pen, 600, ['A-D', 'RW', 'PIN[i] (i=0..3)', '', '', 'Set as output pin i']);
  row(pen, 588, ['', '', '', 'Input', '0', 'Read: pin set as input']);
  row(pen, 576, ['', '', '', 'Output', '1', 'Read: pin set as output']);
}

function configuration(pen: Pen): void {
  pen.text(60, 780, '6.9.2 CNF', 12);
  pen.text(60, 765, 'Address offset: 0x700', 9);
  perBit(pen, 740, 'Bit number', (bit) => `${bit}`);
  perBit(pen, 728, 'ID', (bit) => ({ 9: 'C', 8: 'C', 1: 'B', 0: 'A' })[bit] ?? '');
  perBit(pen, 716, 'Reset 0x00000102', (bit) => (bit === 1 || bit === 8 ? '1' : '0'));
  row(pen, 702, ['ID', 'R/W', 'Field', 'Value ID', 'Value', 'Description']);
  row(pen, 690, ['A', 'RW', 'DIR', '', '', 'Pin direction']);
  row(pen, 678, ['', '', '', 'Input', '0', 'Pin is input']);
  row(pen, 666, ['', '', '', 'Output', '1', 'Pin is output']);
  row(pen, 654, ['B', 'R', 'INPUT', '', '', 'Input buffer']);
  row(pen, 642, ['C', 'RW', 'PULL', '', '', 'Pull configuration']);
  row(pen, 630, ['', '', '', 'Up', '3', 'Pull up on pin']);
  pen.text(
    60,
    600,
    'What is written to a pin that is set as an input is kept until the pin becomes an output again.',
    8,
  );
}

describe('fields printed as letters under bit numbers', () => {
  it('reads one field per letter with access, values and reset value, and letters that count through an index', async () => {
    const model = await withPdf([direction, configuration], (doc) => readDatasheet(doc, SILENT));
    const set = registerOf(model.peripherals, 'DIRSET');
    expect(set.addressOffset).toBe(0x518);
    expect(fieldsOf(set)).toEqual(['PIN3[3:3]', 'PIN2[2:2]', 'PIN1[1:1]', 'PIN0[0:0]']);
    expect(set.fields[0]?.values?.map(({ value, name }) => [value, name])).toEqual([
      [0, 'Input'],
      [1, 'Output'],
    ]);
    const cnf = registerOf(model.peripherals, 'CNF');
    expect(cnf).toMatchObject({ addressOffset: 0x700, resetValue: 0x102 });
    expect(fieldsOf(cnf)).toEqual(['PULL[9:8]', 'INPUT[1:1]', 'DIR[0:0]']);
    expect(cnf.fields.map(({ access, resetValue }) => [access, resetValue])).toEqual([
      ['read-write', 1],
      ['read-only', 1],
      ['read-write', 0],
    ]);
  });
});
