/** The parts of an OpenAPI document that the page shows. */
interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string };
  readonly paths?: Readonly<Record<string, unknown>>;
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
}

const METHODS = ['get', 'post', 'delete', 'put', 'patch'] as const;

/** A page that lists every call, without scripts and without anything fetched from elsewhere. */
export function docsPage(document: ApiDocument, openApiUrl: string): string {
  const sections = Object.entries(document.paths ?? {})
    .flatMap(([path, item]) => METHODS.map((method) => ({ path, method, operation: operationOf(item, method) })))
    .flatMap(({ path, method, operation }) => (operation === null ? [] : [section(path, method, operation)]));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(document.info.title)}</title><link rel="stylesheet" href="/docs/style.css"></head>
<body><main><h1>${text(document.info.title)} ${text(document.info.version)}</h1>
<p>Machine-readable: <a href="${text(openApiUrl)}">${text(openApiUrl)}</a></p>
${sections.join('\n')}
</main></body></html>`;
}

export const DOCS_STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:2rem auto;padding:0 1rem}
section{border:1px solid #8886;border-radius:6px;padding:.2rem 1rem 1rem;margin:1rem 0}
h2{font:600 1rem ui-monospace,monospace}table{border-collapse:collapse}
th,td{text-align:left;padding:.1rem 1rem .1rem 0;vertical-align:top}code{font-family:ui-monospace,monospace}`;

function operationOf(item: unknown, method: string): Operation | null {
  if (typeof item !== 'object' || item === null) return null;
  const operation: unknown = Reflect.get(item, method);
  return typeof operation === 'object' && operation !== null ? operation : null;
}

function section(path: string, method: string, { summary, description, parameters, responses }: Operation): string {
  const inputs = (parameters ?? []).map((parameter) => [
    parameter.name,
    `${parameter.in}${parameter.required === true ? ', required' : ''}`,
  ]);
  const answers = Object.entries(responses ?? {}).map(([status, answer]) => [status, answer.description ?? '']);
  return `<section><h2>${method.toUpperCase()} ${text(path)}</h2><p>${text(summary ?? '')}</p>
${description === undefined ? '' : `<p>${text(description)}</p>`}${table('Parameter', inputs)}${table('Answer', answers)}</section>`;
}

function table(title: string, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const body = rows.map(
    ([name, words]) => `<tr><td><code>${text(name ?? '')}</code></td><td>${text(words ?? '')}</td></tr>`,
  );
  return `<table><thead><tr><th>${title}</th><th></th></tr></thead><tbody>${body.join('')}</tbody></table>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (value: string): string => value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
