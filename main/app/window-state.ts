import { z } from 'zod';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `window.json`: where the window was. */
export const windowStateSchema = z.object({
  bounds: z
    .object({ x: z.int(), y: z.int(), width: z.int().min(400), height: z.int().min(300) })
    .nullable()
    .default(null),
  maximized: z.boolean().default(false),
});
export type WindowState = z.infer<typeof windowStateSchema>;

export const MINIMUM_SIZE = { width: 900, height: 600 };
const DEFAULT_SIZE = { width: 1280, height: 820 };

/** Pixels of the title bar that must be on a screen for the window to be reachable. */
const REACHABLE = 60;

/**
 * Bounds for a new window: those saved, if a person could still grab it there; else the default size, centred by the
 * system. `areas` are the work areas of the screens that are there now.
 */
export function boundsFor(state: WindowState, areas: readonly Rectangle[]): Partial<Rectangle> {
  const { bounds } = state;
  if (bounds && areas.some((area) => reaches(bounds, area))) return bounds;
  return DEFAULT_SIZE;
}

interface Placed {
  on(event: 'close', listener: () => void): unknown;
  getNormalBounds(): Rectangle;
  isMaximized(): boolean;
}

/** Saves at each close where the window is. A disk that does not take it must not keep the program from closing in order. */
export function rememberPlace(window: Placed, store: { write(state: WindowState): void }): void {
  window.on('close', () => {
    try {
      store.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
    } catch (error) {
      console.error('The place of the window could not be saved:', error);
    }
  });
}

function reaches(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const titleInside = window.y >= area.y - REACHABLE / 2 && window.y <= area.y + area.height - REACHABLE;
  return across >= REACHABLE && titleInside;
}
