import { describe, expect, it } from 'vitest';
import { boundsFor, windowStateSchema } from '../../../../main/app/window-state';

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
});
