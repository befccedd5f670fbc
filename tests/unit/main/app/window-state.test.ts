import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { boundsFor, rememberPlace, type WindowState, windowStateSchema } from '../../../../main/app/window-state';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const at = (x: number, y: number) => ({ bounds: { x, y, width: 1000, height: 700 }, maximized: false });

describe('the place of the window', () => {
  it('is where it was left', () => {
    expect(boundsFor(at(100, 50), [screen])).toEqual({ x: 100, y: 50, width: 1000, height: 700 });
  });

  it('is on the second screen while that is there, and on the first when it is gone', () => {
    const second = { x: 1920, y: 0, width: 1280, height: 1024 };
    expect(boundsFor(at(2000, 10), [screen, second])).toMatchObject({ x: 2000 });
    expect(boundsFor(at(2000, 10), [screen])).not.toHaveProperty('x');
  });

  it.each([
    ['above the screen', 100, -400],
    ['below the screen', 100, 1060],
    ['left of the screen', -980, 100],
  ])('is not %s, where nobody could grab it', (_, x, y) => {
    expect(boundsFor(at(x, y), [screen])).not.toHaveProperty('x');
  });

  it('has a default for an empty file', () => {
    expect(windowStateSchema.parse({})).toEqual({ bounds: null, maximized: false });
  });

  it('is saved at a close, and a full disk keeps nobody else from hearing of the close', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const bounds = { x: 1, y: 2, width: 1000, height: 700 };
    const window = Object.assign(new EventEmitter(), { getNormalBounds: () => bounds, isMaximized: () => true });
    const saved: WindowState[] = [];
    const heard: string[] = [];
    rememberPlace(window, { write: (state) => void saved.push(state) });
    rememberPlace(window, {
      write: () => {
        throw new Error('ENOSPC');
      },
    });
    window.on('close', () => heard.push('guard'));
    window.emit('close');
    expect(saved).toEqual([{ bounds, maximized: true }]);
    expect(heard).toEqual(['guard']);
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
  });
});
