import { describe, expect, it } from 'vitest';
import { createComposeStore } from '../../../../renderer/features/compose/compose-store';
import type { OfferedFile } from '../../../../shared/ipc';
import { bridgeError, createFakeAgent } from '../support/fake-agent';
import { sampleTask } from '../support/samples';

const sheet = (token: string): OfferedFile => ({
  token,
  name: `${token}.pdf`,
  bytes: 1,
  pages: 1,
  guess: 'datasheet',
  error: null,
});

/** An answer that is given from outside. */
function later<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** A form whose calls are answered when the test says so, in the order they were made. */
function aForm() {
  const { agent } = createFakeAgent();
  const offers: ReturnType<typeof later<OfferedFile[]>>[] = [];
  const submitted = later<ReturnType<typeof sampleTask>>();
  const offer = () => {
    const answer = later<OfferedFile[]>();
    offers.push(answer);
    return answer.promise;
  };
  Object.assign(agent.files, { offer });
  Object.assign(agent.tasks, { submit: () => submitted.promise });
  const store = createComposeStore(agent);
  const drop = async (token: string) => {
    const dropped = store.getState().offer([]);
    offers.at(-1)?.resolve([sheet(token)]);
    await dropped;
  };
  return { store, offers, submitted, drop, names: () => store.getState().files.map(({ offered }) => offered.token) };
}

describe('the form of a new task', () => {
  it('cannot start before the last of several drops is opened', async () => {
    const { store, offers } = aForm();
    const drops = [store.getState().offer([]), store.getState().offer([])];
    offers[0]?.resolve([sheet('a')]);
    await drops[0];
    expect(store.getState().busy).toBe('opening');
    expect(await store.getState().start()).toBeNull();
    offers[1]?.resolve([sheet('b')]);
    await drops[1];
    expect(store.getState().busy).toBeNull();
  });

  it('keeps what is dropped and written while a task is being handed over, for the next one', async () => {
    const { store, submitted, offers, drop, names } = aForm();
    await drop('a');
    const start = store.getState().start();
    const late = store.getState().offer([]);
    offers.at(-1)?.resolve([sheet('b')]);
    store.getState().setInstruction('the next');
    expect(store.getState().busy).toBe('starting');
    submitted.resolve(sampleTask());
    expect(await start).not.toBeNull();
    await late;
    expect(names()).toEqual(['b']);
    expect(store.getState()).toMatchObject({ instruction: 'the next', busy: null });
  });

  it('keeps all when a task cannot be handed over, and says why', async () => {
    const { store, submitted, drop, names } = aForm();
    await drop('a');
    const start = store.getState().start();
    submitted.reject(bridgeError('STORE_DISK_FULL'));
    expect(await start).toBeNull();
    expect(names()).toEqual(['a']);
    expect(store.getState()).toMatchObject({ busy: null, error: { code: 'STORE_DISK_FULL' } });
  });
});
