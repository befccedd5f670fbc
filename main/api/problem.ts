import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Problem } from '../../shared/api';
import { AgentError, ERROR_TRAITS, type ErrorCode, RequestError } from '../../shared/errors';

export const PROBLEM_TYPE = 'application/problem+json';

type FieldErrors = NonNullable<Problem['errors']>;

/** The problem document of an error. Only code, message and hint leave the program: never a cause or a path. */
export function problemOf(error: AgentError, instance?: string, fields: FieldErrors = []): Problem {
  return {
    type: `urn:embedded-ai-agent:problem:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: titleOf(error.code),
    status: error.status,
    detail: error.message,
    ...(instance === undefined ? {} : { instance }),
    code: error.code,
    hint: error.hint,
    retryable: error.retryable,
    ...(fields.length === 0 ? {} : { errors: fields }),
  };
}

/** Answers every failure of every route with a problem document, unexpected ones as INTERNAL. */
export function registerProblems(app: FastifyInstance, onInternal: (cause: unknown) => void): void {
  app.setErrorHandler((thrown, request, reply) => {
    const { error, fields } = asAgentError(thrown);
    if (error.code === 'INTERNAL') onInternal(error.cause ?? thrown);
    return sendProblem(reply, request, error, fields);
  });
  app.setNotFoundHandler((request, reply) =>
    sendProblem(reply, request, new RequestError('ROUTE_NOT_FOUND', `Nothing answers ${request.method} at this path.`)),
  );
}

/** What Fastify refuses before any route is found, such as a path that cannot be decoded. */
export function answerFrameworkError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { error, fields } = asAgentError(thrown);
  void sendProblem(reply, request, error, fields);
}

/** A task that failed has no result: always 422, whatever status its error would have as an answer of its own. */
export function sendTaskFailure(reply: FastifyReply, request: FastifyRequest, error: AgentError): FastifyReply {
  return send(reply, { ...problemOf(error, pathOf(request)), status: 422 });
}

function sendProblem(reply: FastifyReply, request: FastifyRequest, error: AgentError, fields: FieldErrors = []) {
  if (error.retryAfterMs !== undefined) reply.header('retry-after', Math.ceil(error.retryAfterMs / 1000));
  if (error.code === 'REQUEST_UNAUTHORIZED') reply.header('www-authenticate', 'Bearer');
  return send(reply, problemOf(error, pathOf(request), fields));
}

const pathOf = (request: FastifyRequest): string | undefined => request.url.split('?')[0];

const send = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply.code(problem.status).type(PROBLEM_TYPE).serializer(String).send(JSON.stringify(problem));

function asAgentError(thrown: unknown): { error: AgentError; fields: FieldErrors } {
  if (thrown instanceof AgentError) return { error: thrown, fields: [] };
  if (hasZodFastifySchemaValidationErrors(thrown)) {
    const fields = thrown.validation.map((issue) => ({
      field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.') || (thrown.validationContext ?? 'request'),
      message: issue.message ?? 'is not valid',
    }));
    const named = fields.map(({ field, message }) => `${field}: ${message}`).join('; ');
    return { error: new RequestError('REQUEST_INVALID', named), fields };
  }
  return { error: fromFramework(thrown), fields: [] };
}

/** Fastify and its plugins mark client faults with a 4xx `statusCode` and a `code` of their own. */
const FRAMEWORK_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_REQ_FILE_TOO_LARGE: 'PDF_TOO_LARGE',
  FST_FILES_LIMIT: 'REQUEST_TOO_LARGE',
  FST_FIELDS_LIMIT: 'REQUEST_TOO_LARGE',
  FST_PARTS_LIMIT: 'REQUEST_TOO_LARGE',
  FST_ERR_CTP_BODY_TOO_LARGE: 'REQUEST_TOO_LARGE',
  FST_INVALID_MULTIPART_CONTENT_TYPE: 'REQUEST_UNSUPPORTED_TYPE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'REQUEST_UNSUPPORTED_TYPE',
};

function fromFramework(thrown: unknown): AgentError {
  const { code, statusCode } = frameworkMarks(thrown);
  const known = code === undefined ? undefined : FRAMEWORK_CODES[code];
  if (known !== undefined) return new RequestError(known, messageFor(known), { cause: thrown });
  if (statusCode === 429) {
    return new RequestError('REQUEST_TOO_MANY', 'Too many requests in a short time.', { retryAfterMs: 1000 });
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new RequestError('REQUEST_INVALID', 'The request could not be read as it was sent.', { cause: thrown });
  }
  return AgentError.from(thrown);
}

function frameworkMarks(thrown: unknown): { code: string | undefined; statusCode: number | undefined } {
  if (!(thrown instanceof Error)) return { code: undefined, statusCode: undefined };
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
  const statusCode = 'statusCode' in thrown && typeof thrown.statusCode === 'number' ? thrown.statusCode : undefined;
  return { code, statusCode };
}

function messageFor(code: ErrorCode): string {
  if (code === 'PDF_TOO_LARGE') return 'A file of the form is larger than the limit.';
  if (code === 'REQUEST_TOO_LARGE') return 'The form has too many parts or a field that is too long.';
  return ERROR_TRAITS[code].hint;
}

const titleOf = (code: ErrorCode): string => {
  const words = code
    .toLowerCase()
    .replaceAll('_', ' ')
    .replace(/\bpdf\b/g, 'PDF');
  return words.charAt(0).toUpperCase() + words.slice(1);
};
