import { contextBridge, webUtils } from 'electron';
import type { AgentBridge } from '../shared/ipc/api';
import { call, on } from './wire';

const offer = call('files.offer');

const bridge: AgentBridge = {
  files: {
    offer: (files) => offer({ paths: files.map((file) => webUtils.getPathForFile(file)) }),
    pick: call('files.pick'),
    samples: call('files.samples'),
  },
  tasks: {
    submit: call('tasks.submit'),
    list: call('tasks.list'),
    get: call('tasks.get'),
    stats: call('tasks.stats'),
    cancel: call('tasks.cancel'),
    retry: call('tasks.retry'),
    again: call('tasks.again'),
    remove: call('tasks.remove'),
    pin: call('tasks.pin'),
    prioritise: call('tasks.prioritise'),
    reorder: call('tasks.reorder'),
    pause: call('tasks.pause'),
    logs: call('tasks.logs'),
    found: call('tasks.found'),
    result: call('tasks.result'),
    inputFile: call('tasks.inputFile'),
    resultFile: call('tasks.resultFile'),
    saveFile: call('tasks.saveFile'),
    saveZip: call('tasks.saveZip'),
    saveLog: call('tasks.saveLog'),
  },
  settings: { get: call('settings.get'), set: call('settings.set') },
  app: { info: call('app.info') },
  board: { get: call('board.get'), correct: call('board.correct') },
  datasheet: {
    corrections: call('datasheet.corrections'),
    correct: call('datasheet.correct'),
    export: call('datasheet.export'),
    compareSvd: call('datasheet.compareSvd'),
  },
  clipboard: { write: call('clipboard.write') },
  rest: {
    state: call('rest.state'),
    token: call('rest.token'),
    renewToken: call('rest.renewToken'),
    requests: call('rest.requests'),
  },
  on,
};

contextBridge.exposeInMainWorld('agent', bridge);
