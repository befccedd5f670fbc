import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { AgentBridge } from '../../shared/ipc/api';
import { type BoardState, createBoardStore } from '../features/board/board-store';
import { type ComposeState, createComposeStore } from '../features/compose/compose-store';
import { createDatasheetStore, type DatasheetState } from '../features/datasheet/datasheet-store';
import { createQueueStore, type QueueState } from '../features/monitor/queue-store';
import { createResultStore, type ResultState } from '../features/result/result-store';
import { createRestStore, type RestStoreState } from '../features/settings/rest-store';
import { createSettingsStore, type SettingsState } from '../features/settings/settings-store';
import { createFoundStore, type FoundState } from '../features/tasks/found-store';
import { createLogsStore, type LogsState } from '../features/tasks/logs-store';
import { createTasksStore, type TasksState } from '../features/tasks/tasks-store';
import { createNavigationStore, type NavigationState } from './navigation-store';

/** All state of the window, made once around the bridge. */
export function createStores(agent: AgentBridge) {
  return {
    agent,
    tasks: createTasksStore(agent),
    logs: createLogsStore(agent),
    found: createFoundStore(agent),
    queue: createQueueStore(agent),
    settings: createSettingsStore(agent),
    rest: createRestStore(agent),
    compose: createComposeStore(agent),
    result: createResultStore(agent),
    datasheet: createDatasheetStore(agent),
    board: createBoardStore(agent),
    navigation: createNavigationStore(),
  };
}
export type Stores = ReturnType<typeof createStores>;

const StoresContext = createContext<Stores | null>(null);

export function StoresProvider({ stores, children }: { stores: Stores; children: ReactNode }) {
  return <StoresContext value={stores}>{children}</StoresContext>;
}

export function useStores(): Stores {
  const stores = useContext(StoresContext);
  if (stores === null) throw new Error('useStores needs a StoresProvider above it.');
  return stores;
}

export const useAgent = (): AgentBridge => useStores().agent;
export const useTasks = <T,>(select: (state: TasksState) => T): T => useStore(useStores().tasks, select);
export const useLogs = <T,>(select: (state: LogsState) => T): T => useStore(useStores().logs, select);
export const useFound = <T,>(select: (state: FoundState) => T): T => useStore(useStores().found, select);
export const useQueue = <T,>(select: (state: QueueState) => T): T => useStore(useStores().queue, select);
export const useSettings = <T,>(select: (state: SettingsState) => T): T => useStore(useStores().settings, select);
export const useRest = <T,>(select: (state: RestStoreState) => T): T => useStore(useStores().rest, select);
export const useCompose = <T,>(select: (state: ComposeState) => T): T => useStore(useStores().compose, select);
export const useResult = <T,>(select: (state: ResultState) => T): T => useStore(useStores().result, select);
export const useDatasheet = <T,>(select: (state: DatasheetState) => T): T => useStore(useStores().datasheet, select);
export const useBoard = <T,>(select: (state: BoardState) => T): T => useStore(useStores().board, select);
export const useNavigation = <T,>(select: (state: NavigationState) => T): T => useStore(useStores().navigation, select);
