import { describe, expect, test } from 'vitest';
import { acceptedSchema } from '../../../shared/api';
import { aForm, aServer, post } from './support/server';

describe('what the service says about itself', () => {
  test('the OpenAPI document names every call and its failures', async () => {
    const { call } = await aServer();
    const document = await (await call('/api/v1/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/v1/events',
      '/api/v1/generate',
      '/api/v1/generate/async',
      '/api/v1/tasks',
      '/api/v1/tasks/{id}',
      '/api/v1/tasks/{id}/cancel',
      '/api/v1/tasks/{id}/events',
      '/api/v1/tasks/{id}/logs',
      '/api/v1/tasks/{id}/result',
      '/api/v1/tasks/{id}/retry',
      '/healthz',
      '/metrics',
    ]);
    expect(Object.keys(document.paths['/api/v1/generate/async'].post.responses)).toContain('413');
  });

  test('the docs page lists the calls, runs no script and fetches nothing from elsewhere', async () => {
    const { call } = await aServer();
    const answer = await call('/docs');
    const page = await answer.text();
    expect(page).toContain('POST /api/v1/generate/async');
    expect(page).not.toMatch(/<script|https?:/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('the metrics count ended tasks once and show the queue', async () => {
    const { call, service } = await aServer();
    const { task_id: id } = acceptedSchema.parse(await (await call('/api/v1/generate/async', post(aForm()))).json());
    expect(await (await call('/metrics')).text()).toContain('embedded_ai_agent_queue_length 1');
    service.play(id, 'start');
    service.play(id, 'complete');
    const text = await (await call('/metrics')).text();
    expect(text).toContain('embedded_ai_agent_tasks_finished_total{state="completed"} 1');
    expect(text).toContain('route="/api/v1/generate/async"');
  });

  test('an unknown path is a problem document too', async () => {
    const { call } = await aServer();
    const answer = await call('/api/v2/tasks');
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 404, code: 'ROUTE_NOT_FOUND' });
  });
});
