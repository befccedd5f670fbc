/** Looks a name up while evaluating; null when nothing is known of it. */
type Resolve = (name: string) => bigint | null;

const TOKEN = /\s*(?:(0[xX][0-9A-Fa-f]+|\d+)[uUlL]*|([A-Za-z_]\w*|<<|>>|[-+*/%&|^~()]))/y;
const LEVELS: readonly (readonly string[])[] = [['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '%']];
const TYPES = /^(?:u?int(?:8|16|32|64)_t|unsigned|signed|int|long|short|char)$/;

/** The value of an integer expression of C in 64-bit two's complement; null when it is none or holds an unknown name. */
export function evaluate(text: string, resolve: Resolve): bigint | null {
  const tokens = tokenize(text);
  if (tokens === null) return null;
  const reader = new Reader(tokens, resolve);
  const value = reader.binary(0);
  return value === null || !reader.atEnd ? null : BigInt.asUintN(64, value);
}

function tokenize(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    const token = match?.[1] ?? match?.[2];
    if (token === undefined) return null;
    tokens.push(token);
  }
  return tokens;
}

/** Recursive descent over the binary levels of C that registers need. */
class Reader {
  #at = 0;

  constructor(
    readonly tokens: readonly string[],
    readonly resolve: Resolve,
  ) {}

  get atEnd(): boolean {
    return this.#at === this.tokens.length;
  }

  binary(level: number): bigint | null {
    const operators = LEVELS[level];
    if (operators === undefined) return this.unary();
    let left = this.binary(level + 1);
    for (let operator = this.#peek(); operator !== undefined && operators.includes(operator); operator = this.#peek()) {
      this.#at += 1;
      const right = this.binary(level + 1);
      left = left === null || right === null ? null : apply(operator, left, right);
    }
    return left;
  }

  unary(): bigint | null {
    const token = this.#peek();
    this.#at += 1;
    if (token === undefined) return null;
    if (token === '~' || token === '-') {
      const value = this.unary();
      return value === null ? null : token === '~' ? ~value : -value;
    }
    if (token === '(') return this.#parenthesis();
    if (/^\d/.test(token)) return BigInt(token);
    return /^[A-Za-z_]/.test(token) ? this.resolve(token) : null;
  }

  #parenthesis(): bigint | null {
    const cast = this.#cast();
    if (cast !== null) {
      const value = this.unary();
      return value === null ? null : BigInt.asUintN(cast, value);
    }
    const value = this.binary(0);
    if (this.#peek() !== ')') return null;
    this.#at += 1;
    return value;
  }

  /** Width of the type in `(type)`, past which the reader then stands; null when this is no cast. */
  #cast(): number | null {
    let end = this.#at;
    while (TYPES.test(this.tokens[end] ?? '')) end += 1;
    if (end === this.#at || this.tokens[end] !== ')') return null;
    const bits = /(\d+)_t$/.exec(this.tokens[end - 1] ?? '')?.[1];
    this.#at = end + 1;
    return bits === undefined ? 64 : Number(bits);
  }

  #peek(): string | undefined {
    return this.tokens[this.#at];
  }
}

function apply(operator: string, left: bigint, right: bigint): bigint | null {
  if (operator === '<<' || operator === '>>') {
    if (right < 0n || right > 63n) return null;
    return operator === '<<' ? left << right : left >> right;
  }
  if (operator === '|') return left | right;
  if (operator === '^') return left ^ right;
  if (operator === '&') return left & right;
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  if (right === 0n) return null;
  return operator === '/' ? left / right : left % right;
}
