/** Writes samples/*.pdf and samples/truth/*.json. The same bytes each time: `npm run samples` changes nothing by itself. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drawBoard } from './samples/board';
import { drawDatasheet } from './samples/datasheet';
import { datasheetTruth } from './samples/truth';

const folder = join(import.meta.dirname, '..', 'samples');

const writeTruth = (name: string, truth: unknown) =>
  writeFile(join(folder, 'truth', `${name}.json`), `${JSON.stringify(truth, null, 1)}\n`);

const datasheet = await drawDatasheet();
await datasheet.save(join(folder, 'datasheet.pdf'));
await writeTruth('datasheet', datasheetTruth(datasheet.pageNumber));

const { book, netlist } = await drawBoard();
await book.save(join(folder, 'schematic.pdf'));
await writeTruth('schematic', { document: 'schematic.pdf', mcu: 'U1', ...netlist });
