import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isTerminal, type TaskView } from '../../shared/tasks';
import type { TaskService } from '../tasks/service';

/** What the process as a whole does. Made once: its observers of the event loop and the collector cannot be taken away. */
let ofProcess: Registry | null = null;

function processMetrics(): Registry {
  if (ofProcess === null) {
    ofProcess = new Registry();
    collectDefaultMetrics({ register: ofProcess });
  }
  return ofProcess;
}

const PREFIX = 'embedded_ai_agent_';

/** Prometheus metrics of the queue, the tasks and the requests; names and units follow the conventions of the format. */
export class ApiMetrics {
  readonly #registry = new Registry();
  readonly #unsubscribe: readonly (() => void)[];

  /** `since`: milliseconds since 1970; a task that ended before is not counted. */
  constructor(service: TaskService, openStreams: () => number, since: number) {
    const registers = [this.#registry];
    const finished = new Counter({
      name: `${PREFIX}tasks_finished_total`,
      help: 'Tasks that reached an end, by state.',
      labelNames: ['state'],
      registers,
    });
    const duration = new Histogram({
      name: `${PREFIX}task_duration_seconds`,
      help: 'Time from start to end of completed tasks.',
      buckets: [0.5, 1, 2, 5, 10, 30, 60, 120, 300],
      registers,
    });
    gaugeByState(service, registers);
    simpleGauge(registers, 'queue_length', 'Tasks that wait.', () => service.stats().queueLength);
    simpleGauge(registers, 'workers_busy', 'Tasks that run.', () => service.stats().currentProcessing);
    simpleGauge(registers, 'event_streams_open', 'Open SSE and WebSocket streams.', openStreams);
    // An ended task may still change (pinned); only its first end counts, and a retry makes it countable again.
    const ended = new Set<string>();
    const onChanged = (task: TaskView): void => {
      if (!isTerminal(task.state)) {
        ended.delete(task.id);
        return;
      }
      if (ended.has(task.id) || Date.parse(task.completedAt ?? '') < since) return;
      ended.add(task.id);
      finished.inc({ state: task.state });
      if (task.state === 'completed' && task.startedAt !== null && task.completedAt !== null) {
        duration.observe(Math.max(0, Date.parse(task.completedAt) - Date.parse(task.startedAt)) / 1000);
      }
    };
    this.#unsubscribe = [service.on('changed', onChanged), service.on('removed', (id) => ended.delete(id))];
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All of it in the text format of Prometheus. */
  text = (): Promise<string> => Registry.merge([processMetrics(), this.#registry]).metrics();

  /** Measures every request by route pattern, never by path: ids would make a series each. */
  observe(app: FastifyInstance): void {
    const requests = new Histogram({
      name: `${PREFIX}http_request_duration_seconds`,
      help: 'Time to answer a request.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
      registers: [this.#registry],
    });
    app.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'none';
      requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
      done();
    });
  }

  close(): void {
    for (const stop of this.#unsubscribe) stop();
    this.#registry.clear();
  }
}

function gaugeByState(service: TaskService, registers: Registry[]): void {
  new Gauge({
    name: `${PREFIX}tasks`,
    help: 'Tasks in the history, by state.',
    labelNames: ['state'],
    registers,
    collect() {
      const stats = service.stats();
      for (const state of ['pending', 'processing', 'completed', 'failed', 'cancelled'] as const) {
        this.set({ state }, stats[state]);
      }
    },
  });
}

function simpleGauge(registers: Registry[], name: string, help: string, read: () => number): void {
  new Gauge({
    name: `${PREFIX}${name}`,
    help,
    registers,
    collect() {
      this.set(read());
    },
  });
}
