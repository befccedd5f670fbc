/** Writes the PDFs of tests/fixtures/pdfs and the list of what each proves. The same bytes each time. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encryptedPdf } from './fixtures/encrypted';
import * as draw from './fixtures/pages';
import { brokenTable, fieldTable, sensorList, sfrTable } from './fixtures/tables';

interface Fixture {
  readonly name: string;
  readonly proves: string;
  readonly bytes: Uint8Array;
}

const { onePage, pages } = draw;
const proseBytes = await onePage(draw.prose);
const text = (value: string) => new TextEncoder().encode(value);
const fixture = (name: string, proves: string, bytes: Uint8Array): Fixture => ({ name, proves, bytes });

const fixtures: readonly Fixture[] = [
  fixture('not-a-pdf', 'a file that only has the name of a PDF is refused', text('GIF89a, not a PDF at all.\n')),
  fixture('empty', 'a file of 0 bytes is refused', new Uint8Array()),
  fixture('header-only', 'a file cut off right after its header is damaged', text('%PDF-1.7\n')),
  fixture('truncated', 'a download cut in half does not open as if it were whole', proseBytes.slice(0, 400)),
  fixture(
    'encrypted-user',
    'a user password is asked for, not guessed',
    encryptedPdf('secret', 'owner', 'Locked page'),
  ),
  fixture('encrypted-empty', 'an empty user password opens by itself', encryptedPdf('', 'owner', 'Opened page')),
  fixture('scan', 'a page that is a picture has no text', await onePage(draw.scan)),
  fixture('prose', 'a text without registers gives none', proseBytes),
  fixture(
    'bold-twice',
    'a heading drawn twice for bold is still two runs on one place',
    await onePage(draw.boldByDoubling),
  ),
  fixture('rotate-90', '/Rotate turns the page before its text is placed', await onePage(draw.rotatedText, 90)),
  fixture('rotated-text', 'text in four directions keeps its direction', await onePage(draw.rotatedText)),
  fixture('chinese-cid', 'Chinese text with a predefined CMap and no embedded font reads', await onePage(draw.chinese)),
  fixture('invisible', 'invisible text is read and marked', await onePage(draw.invisible)),
  fixture('two-columns', 'two columns of text stay two', await onePage(draw.twoColumns)),
  fixture('paths', 'each kind of painted path is read with its style and place', await onePage(draw.paths)),
  fixture(
    'outline',
    'bookmarks lead to page and height, in Chinese as well',
    await pages(draw.bookmarked('1 Overview'), draw.bookmarked('2 寄存器')),
  ),
  fixture('table-strokes', 'a field table ruled with strokes', await onePage(fieldTable('strokes'))),
  fixture('table-bars', 'a field table ruled with thin filled rectangles', await onePage(fieldTable('bars'))),
  fixture('table-unruled', 'a field table without any rule', await onePage(fieldTable('none'))),
  fixture('table-broken-repeated', 'a table over two pages, titles repeated', await pages(...brokenTable(true))),
  fixture('table-broken-plain', 'a table over two pages, titles not repeated', await pages(...brokenTable(false))),
  fixture('sfr-8051', 'a table of special function registers of an 8051', await onePage(sfrTable)),
  fixture('sensor-list', 'the register list of a sensor on a bus', await onePage(sensorList)),
];

const folder = join(import.meta.dirname, '..', 'tests', 'fixtures');
await mkdir(join(folder, 'pdfs'), { recursive: true });
for (const { name, bytes } of fixtures) await writeFile(join(folder, 'pdfs', `${name}.pdf`), bytes);
const lines = fixtures.map(({ name, proves }) => `- \`${name}.pdf\`: ${proves}`);
await writeFile(
  join(folder, 'README.md'),
  `# tests/fixtures/: input of tests\nThe PDFs are written by \`npm run fixtures\`, this list too; each proves one thing.\n\n${lines.join('\n')}\n`,
);
