import { API_PREFIX, healthSchema } from '../../../shared/api';
import type { ApiApp, ApiContext } from '../context';
import { DOCS_STYLE, docsPage } from '../docs-page';

const OPENAPI_URL = `${API_PREFIX}/openapi.json`;
const PAGE_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Health, metrics, the OpenAPI document and its page. */
export function metaRoutes(app: ApiApp, { options, metrics, now }: ApiContext): void {
  const startedAt = now();

  app.get('/healthz', { schema: { summary: 'Is the service up?', response: { 200: healthSchema } } }, async () => ({
    status: 'ok' as const,
    version: options.version,
    uptime_s: Math.max(0, now() - startedAt) / 1000,
  }));

  app.get(
    '/metrics',
    { schema: { summary: 'Prometheus metrics', produces: ['text/plain'] } },
    async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()),
  );

  app.get(OPENAPI_URL, { schema: { hide: true } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(JSON.stringify(app.swagger())),
  );

  app.get('/docs', { schema: { hide: true } }, async (_request, reply) => {
    const document = app.swagger();
    const page = docsPage({ info: document.info, paths: { ...document.paths } }, OPENAPI_URL);
    return reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_POLICY).send(page);
  });

  app.get('/docs/style.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(DOCS_STYLE),
  );
}
