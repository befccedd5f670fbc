import type { DocumentInfo, ProvenanceEntry, Source } from '../../../shared/models';

export interface Ground {
  readonly document: DocumentInfo;
  readonly source: Source;
  readonly subject: string;
}

/** Collects the lines of one file and, for each line that rests on a document, where. */
export class FileWriter {
  readonly #lines: string[] = [];
  readonly provenance: ProvenanceEntry[] = [];

  constructor(readonly name: string) {}

  line(text = '', ...grounds: readonly Ground[]): void {
    this.#lines.push(text);
    const seen = new Set<string>();
    for (const { document, source, subject } of grounds) {
      const entry = {
        file: this.name,
        line: this.#lines.length,
        document: document.name,
        sha256: source.document ?? document.sha256,
        page: source.page,
        bbox: source.bbox,
        subject,
      };
      const key = JSON.stringify(entry);
      if (!seen.has(key)) this.provenance.push(entry);
      seen.add(key);
    }
  }

  lines(texts: readonly string[]): void {
    for (const text of texts) this.line(text);
  }

  get text(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}
