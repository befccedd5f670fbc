import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, type Node, Parser, type Tree } from 'web-tree-sitter';

let ready: Promise<Parser> | undefined;

/** A parser for C, loaded once per process. Its grammar is read as bytes, so that it may lie in a packed archive. */
function loadParser(): Promise<Parser> {
  ready ??= (async () => {
    await Parser.init();
    const grammar = createRequire(import.meta.url).resolve('tree-sitter-c/tree-sitter-c.wasm');
    const parser = new Parser();
    parser.setLanguage(await Language.load(new Uint8Array(await readFile(grammar))));
    return parser;
  })();
  return ready;
}

/** Parses C; words of SDCC and Keil that the grammar does not know are blanked first, so that positions stay. */
export async function parseC(text: string): Promise<CTree> {
  const parser = await loadParser();
  const tree = parser.parse(plainC(text));
  if (tree === null) throw new Error('The C parser gave no tree.');
  return new CTree(tree);
}

/** A parsed file; `free` gives its memory back, which no garbage collector does. */
export class CTree {
  constructor(readonly tree: Tree) {}

  get root(): Node {
    return this.tree.rootNode;
  }

  /** Every node of the types, in the order of the text. */
  all(...types: string[]): Node[] {
    return this.root.descendantsOfType(types).filter((node): node is Node => node !== null);
  }

  /** Lines, from 1, where the grammar had to guess. */
  errorLines(): number[] {
    if (!this.root.hasError) return [];
    const lines: number[] = [];
    const visit = (node: Node): void => {
      if (node.isError || node.isMissing) lines.push(node.startPosition.row + 1);
      else if (node.hasError) for (const child of node.children) if (child !== null) visit(child);
    };
    visit(this.root);
    return lines;
  }

  free(): void {
    this.tree.delete();
  }
}

const blank = (match: string): string => match.replace(/[^\n]/g, ' ');

function plainC(text: string): string {
  return text
    .replace(/\b__at\s*\(?\s*(?:0[xX][0-9A-Fa-f]+|\d+)\s*\)?/g, blank)
    .replace(/\b__(?:sfr16|sfr32|sfr|sbit|bit)\b/g, (word) => 'char'.padEnd(word.length))
    .replace(/\b__(?:interrupt|using)\s*\(?\s*\d+\s*\)?/g, blank)
    .replace(/\b__(?:xdata|data|idata|pdata|code|near|far|reentrant|critical|naked)\b/g, blank);
}
