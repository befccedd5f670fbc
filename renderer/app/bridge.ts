import type { AgentBridge } from '../../shared/ipc/api';

declare global {
  interface Window {
    readonly agent?: AgentBridge;
  }
}

/** What the preload exposed. Throws where the page was opened outside the program. */
export function bridge(): AgentBridge {
  if (window.agent === undefined) throw new Error('This page works only inside the program: window.agent is missing.');
  return window.agent;
}
