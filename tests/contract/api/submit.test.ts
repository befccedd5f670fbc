import { describe, expect, test } from 'vitest';
import { acceptedSchema, problemSchema } from '../../../shared/api';
import { aForm, aServer, post } from './support/server';

const ASYNC = '/api/v1/generate/async';

describe('submitting over HTTP', () => {
  test('answers 202 with the places to look, and hands both files and the instruction to the task service', async () => {
    const { call, service, uploadsLeft } = await aServer();
    const answer = await call(ASYNC, post(aForm({ instruction: 'bring up UART1', priority: 'high' })));
    const body = acceptedSchema.parse(await answer.json());
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(`/api/v1/tasks/${body.task_id}`);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(service.submitted[0]?.request).toMatchObject({ instruction: 'bring up UART1', priority: 10 });
    expect(service.submitted[0]?.contents.map((file) => file.toString('latin1').slice(0, 5))).toEqual([
      '%PDF-',
      '%PDF-',
    ]);
    expect(await uploadsLeft()).toEqual([]);
  });

  test('keeps the first datasheet when several are sent and takes a form without schematic', async () => {
    const { call, service } = await aServer();
    const form = aForm({}, false);
    form.append('datasheet', new Blob(['%PDF-1.4 second']), 'second.pdf');
    expect((await call(ASYNC, post(form))).status).toBe(202);
    expect(service.submitted[0]?.request.datasheets.map(({ name }) => name)).toEqual(['datasheet.pdf', 'second.pdf']);
    expect(service.submitted[0]?.request.schematic).toBeNull();
  });

  test('never lets a file name choose where the upload lands', async () => {
    const { call, service, stateDir } = await aServer();
    const form = new FormData();
    form.append('datasheet', new Blob(['%PDF-1.4']), '../../../etc/passwd');
    await call(ASYNC, post(form));
    const file = service.submitted[0]?.request.datasheets[0];
    expect(file?.name).toBe('passwd');
    expect(file?.path.startsWith(stateDir)).toBe(true);
    expect(file?.path).not.toContain('passwd');
  });

  test('gives a repeated request with the same Idempotency-Key the same task, and refuses the key for another form', async () => {
    const { call, service } = await aServer();
    const headers = { 'idempotency-key': 'one' };
    const first = acceptedSchema.parse(await (await call(ASYNC, post(aForm(), headers))).json());
    const again = await call(ASYNC, post(aForm(), headers));
    expect(acceptedSchema.parse(await again.json()).task_id).toBe(first.task_id);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(service.submitted).toHaveLength(1);
    const other = await call(ASYNC, post(aForm({ instruction: 'other' }), headers));
    expect(other.status).toBe(422);
    expect(problemSchema.parse(await other.json()).code).toBe('REQUEST_KEY_REUSED');
  });
});

describe('a form that cannot be taken', () => {
  const noDatasheet = new FormData();
  noDatasheet.append('instruction', 'x');
  const twoSchematics = aForm();
  twoSchematics.append('schematic', new Blob(['%PDF-']), 'b.pdf');
  const empty = new FormData();
  empty.append('datasheet', new Blob([]), 'empty.pdf');
  const large = new FormData();
  large.append('datasheet', new Blob([new Uint8Array(1024 * 1024 + 1)]), 'large.pdf');
  const manyFields = aForm(Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`f${index}`, 'x'])));
  const otherFile = new FormData();
  otherFile.append('firmware', new Blob(['x']), 'x.bin');

  test.each([
    ['without a datasheet', noDatasheet, 400, 'REQUEST_INVALID'],
    ['with two schematics', twoSchematics, 400, 'REQUEST_INVALID'],
    ['with an empty file', empty, 422, 'PDF_EMPTY'],
    ['with a file over the limit', large, 413, 'PDF_TOO_LARGE'],
    ['with a hundred fields', manyFields, 413, 'REQUEST_TOO_LARGE'],
    ['with a file in an unknown field', otherFile, 400, 'REQUEST_INVALID'],
    ['with an unknown option', aForm({ proirity: 'high' }), 400, 'REQUEST_INVALID'],
    ['with a priority that is none', aForm({ priority: 'urgent' }), 400, 'REQUEST_INVALID'],
    ['with an instruction of 5,000 letters', aForm({ instruction: 'x'.repeat(5000) }), 400, 'REQUEST_INVALID'],
    ['with a callback to another machine', aForm({ callback_url: 'http://192.0.2.1/x' }), 400, 'REQUEST_INVALID'],
  ])('%s ends in a problem document and leaves nothing behind', async (_title, form, status, code) => {
    const { call, service, uploadsLeft } = await aServer();
    const answer = await call(ASYNC, post(form));
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(problemSchema.parse(await answer.json())).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
    expect(service.submitted).toEqual([]);
    expect(await uploadsLeft()).toEqual([]);
  });

  test('as JSON instead of a form is refused with 415', async () => {
    const { call } = await aServer();
    const answer = await call(ASYNC, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(415);
    expect(problemSchema.parse(await answer.json()).code).toBe('REQUEST_UNSUPPORTED_TYPE');
  });

  test('cut in the middle of a part is refused with 400', async () => {
    const { call, service } = await aServer();
    const body =
      '--b\r\nContent-Disposition: form-data; name="datasheet"; filename="a.pdf"\r\n\r\n%PDF-1.4 and then nothing';
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const answer = await call(ASYNC, { method: 'POST', body, headers });
    expect(answer.status).toBe(400);
    expect(service.submitted).toEqual([]);
  });
});
