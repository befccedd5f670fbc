import { z } from 'zod';

/** The parts of an OpenAPI document that the reference shows. */
const schemaNode: z.ZodType<SchemaNode> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    description: z.string().optional(),
    properties: z.record(z.string(), schemaNode).optional(),
    required: z.array(z.string()).optional(),
    items: schemaNode.optional(),
    anyOf: z.array(schemaNode).optional(),
    contentMediaType: z.string().optional(),
  }),
);
interface SchemaNode {
  readonly type?: string | string[] | undefined;
  readonly enum?: unknown[] | undefined;
  readonly const?: unknown;
  readonly description?: string | undefined;
  readonly properties?: Record<string, SchemaNode> | undefined;
  readonly required?: string[] | undefined;
  readonly items?: SchemaNode | undefined;
  readonly anyOf?: SchemaNode[] | undefined;
  readonly contentMediaType?: string | undefined;
}

const operationSchema = z.object({
  summary: z.string().default(''),
  description: z.string().default(''),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        schema: schemaNode.optional(),
      }),
    )
    .default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: schemaNode })) }).optional(),
  responses: z
    .record(
      z.string(),
      z.object({ content: z.record(z.string(), z.object({ schema: schemaNode.optional() })).optional() }),
    )
    .default({}),
});
type Operation = z.infer<typeof operationSchema>;

const documentSchema = z.object({
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});

/** The reference as Markdown. Made from the OpenAPI document, so it says what the service does and nothing else. */
export function referenceOf(openApi: unknown): string {
  const { info, paths } = documentSchema.parse(openApi);
  const calls = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => callSection(method, path, operation)),
  );
  return `# ${info.title}: API reference

Made from the OpenAPI document of the service (\`/api/v1/openapi.json\`) by \`npm run docs\`; do not edit. How to use the calls
together is in [ASYNC_API_GUIDE.md](ASYNC_API_GUIDE.md). Every failure is a problem document (RFC 9457) with a stable
\`code\`, a \`hint\` and \`retryable\`.

${calls.join('\n')}`;
}

function callSection(method: string, path: string, operation: Operation): string {
  const parameters = operation.parameters.map(
    ({ name, in: place, required, schema }) =>
      `| \`${name}\` | ${place} | ${required ? 'yes' : 'no'} | ${typeOf(schema)} |`,
  );
  const failures = Object.keys(operation.responses).filter((status) => Number(status) >= 400);
  const answers = Object.entries(operation.responses).filter(([status]) => Number(status) < 400);
  return [
    `## ${method.toUpperCase()} ${path}`,
    operation.summary,
    operation.description,
    parameters.length === 0
      ? ''
      : ['| parameter | in | required | type |', '|---|---|---|---|', ...parameters].join('\n'),
    ...Object.entries(operation.requestBody?.content ?? {}).map(([type, { schema }]) => formText(type, schema)),
    ...answers.map(([status, answer]) => answerText(status, Object.values(answer.content ?? {})[0]?.schema)),
    failures.length === 0 ? '' : `Fails with ${failures.join(', ')}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function formText(type: string, schema: SchemaNode): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const required = schema.required?.includes(name) === true;
    return `| \`${name}\` | ${required ? 'yes' : 'no'} | ${typeOf(property)} |`;
  });
  return [`Takes ${type} with`, '', '| field | required | type |', '|---|---|---|', ...rows].join('\n');
}

function answerText(status: string, schema: SchemaNode | undefined): string {
  const properties = Object.entries(schema?.properties ?? {});
  if (properties.length === 0) return `Answers ${status}.`;
  const rows = properties.map(([name, property]) => {
    const optional = schema?.required?.includes(name) === true ? '' : ' (optional)';
    return `| \`${name}\`${optional} | ${typeOf(property)} |`;
  });
  return [`Answers ${status} with`, '', '| field | type |', '|---|---|', ...rows].join('\n');
}

function typeOf(schema: SchemaNode | undefined): string {
  if (schema === undefined) return 'any';
  if (schema.contentMediaType !== undefined) return `file (${schema.contentMediaType})`;
  if (schema.enum !== undefined) return schema.enum.map((value) => `\`${String(value)}\``).join(' ');
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.items !== undefined) return `list of ${typeOf(schema.items)}`;
  if (schema.properties !== undefined)
    return `object: ${Object.keys(schema.properties)
      .map((name) => `\`${name}\``)
      .join(' ')}`;
  return [schema.type ?? 'any'].flat().join(' or ');
}
