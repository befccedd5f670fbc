import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SILENT } from '../../main/pipeline/context';
import { readDatasheet } from '../../main/pipeline/datasheet';
import { openPdf, type PdfDocument } from '../../main/pipeline/pdf';
import { readSchematic } from '../../main/pipeline/schematic';
import { uncited } from './cited';
import { type DatasheetScore, scoreDatasheet } from './datasheet';
import { type SchematicScore, scoreSchematic } from './schematic';
import { datasheetTruthSchema, schematicTruthSchema } from './truth';

/** A document with its truth. `key` names it for the baseline: stable when a folder is renamed. */
export interface Case {
  readonly kind: 'datasheet' | 'schematic';
  readonly name: string;
  readonly key: string;
  readonly pdf: string;
  readonly truth: string;
}

interface Run {
  readonly name: string;
  readonly key: string;
  readonly pages: number;
  readonly seconds: number;
}

export type Outcome =
  | (Run & {
      readonly kind: 'datasheet';
      readonly score: DatasheetScore;
      /** What cites a page that does not print its name. */
      readonly uncited: readonly string[];
    })
  | (Run & { readonly kind: 'schematic'; readonly score: SchematicScore });

const root = join(import.meta.dirname, '..', '..');

/** Folder of documents with truth: CORPUS_DIR, or the one beside the project; null when there is none. */
export function corpusFolder(): string | null {
  const folder = process.env['CORPUS_DIR'] ?? join(root, '..', 'shared', 'corpus');
  return existsSync(folder) ? folder : null;
}

/** The two samples of the project. */
export const sampleCases = (): Case[] =>
  (['datasheet', 'schematic'] as const).map((kind) => ({
    ...{ kind, name: `sample ${kind}`, key: `sample-${kind}` },
    pdf: join(root, 'samples', `${kind}.pdf`),
    truth: join(root, 'samples', 'truth', `${kind}.json`),
  }));

/** Every document of a corpus: `datasheets/<name>/document.pdf`, `schematics/<name>/schematic.pdf`, each with truth.json. */
export async function corpusCases(folder: string): Promise<Case[]> {
  const cases: Case[] = [];
  for (const [kind, group, file] of [
    ['datasheet', 'datasheets', 'document.pdf'],
    ['schematic', 'schematics', 'schematic.pdf'],
  ] as const) {
    const entries = await readdir(join(folder, group), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.filter((e) => e.isDirectory()).sort((a, b) => a.name.localeCompare(b.name))) {
      const pdf = join(folder, group, entry.name, file);
      if (!existsSync(pdf)) continue;
      const hash = createHash('sha256')
        .update(await readFile(pdf))
        .digest('hex');
      const truth = join(folder, group, entry.name, 'truth.json');
      cases.push({ kind, name: entry.name, key: hash.slice(0, 16), pdf, truth });
    }
  }
  return cases;
}

/** Reads a document and scores it. Throws what the reader throws. */
export async function measure(one: Case): Promise<Outcome> {
  const truth: unknown = JSON.parse(await readFile(one.truth, 'utf8'));
  const start = performance.now();
  const doc = await openPdf(one.pdf);
  try {
    return await scored(one, doc, truth, start);
  } finally {
    await doc.close();
  }
}

async function scored(one: Case, doc: PdfDocument, truth: unknown, start: number): Promise<Outcome> {
  const { name, key } = one;
  const run = () => ({ name, key, pages: doc.pageCount, seconds: (performance.now() - start) / 1000 });
  if (one.kind === 'datasheet') {
    const model = await readDatasheet(doc, SILENT);
    const read = run();
    const score = scoreDatasheet(model, datasheetTruthSchema.parse(truth));
    return { ...read, kind: 'datasheet', score, uncited: await uncited(doc, model) };
  }
  const model = await readSchematic(doc, SILENT);
  return { ...run(), kind: 'schematic', score: scoreSchematic(model, schematicTruthSchema.parse(truth)) };
}

/** The figures of an outcome that must not fall; those that the truth does not tell are left out. */
export function figures(outcome: Outcome): Record<string, number> {
  const all: Record<string, number | null> =
    outcome.kind === 'datasheet'
      ? {
          registers: outcome.score.registers.f1,
          fields: outcome.score.fields.f1,
          address: outcome.score.address,
          reset: outcome.score.reset,
        }
      : {
          components: outcome.score.components.f1,
          connections: outcome.score.connections.f1,
          mcu: outcome.score.mcu.f1,
        };
  const known = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return Object.fromEntries(known.map(([name, value]) => [name, Math.floor(value * 1000) / 1000]));
}
