import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { submitFieldsSchema } from './submit';

const FORM = 'multipart/form-data';
const pdf = (words: string) => z.string().meta({ contentMediaType: 'application/pdf', description: words });

/** The submit form with its files. Only described: the upload reads the form part by part, never as one object. */
const formSchema = submitFieldsSchema.extend({
  datasheet: z.array(pdf('The manual of a chip.')).min(1).max(8),
  schematic: pdf('The schematic of the board.').optional(),
});

const { $schema: _, ...form } = z.toJSONSchema(formSchema, { io: 'input' });

/** Turns the zod schemas of a route into OpenAPI 3.1, and adds the form to the routes that take it. */
export const describeRoute: typeof jsonSchemaTransform = (route) => {
  const described = jsonSchemaTransform(route);
  if (!(route.schema?.consumes ?? []).includes(FORM)) return described;
  return { ...described, schema: { ...described.schema, body: form } };
};
