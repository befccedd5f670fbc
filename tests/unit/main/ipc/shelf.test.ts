import { describe, expect, it } from 'vitest';
import { FileShelf } from '../../../../main/ipc/shelf';

const inspect = async (files: readonly unknown[]) =>
  files.map(() => ({ bytes: 1, pages: 1, guess: null, error: null }));

describe('the shelf of offered files', () => {
  it('gives the window names and tokens, and keeps the paths', async () => {
    const shelf = new FileShelf(inspect);
    const [file] = await shelf.offer(['/secret/folder/manual.pdf']);
    expect(file?.name).toBe('manual.pdf');
    expect(JSON.stringify(file)).not.toContain('secret');
    expect(shelf.resolve(file?.token ?? '')).toEqual({ path: '/secret/folder/manual.pdf', name: 'manual.pdf' });
  });

  it('gives a file that is offered twice two tokens', async () => {
    const [first, second] = await new FileShelf(inspect).offer(['/a.pdf', '/a.pdf']);
    expect(first?.token).not.toBe(second?.token);
  });

  it('refuses a token that it never gave', () => {
    expect(() => new FileShelf(inspect).resolve('token')).toThrow(expect.objectContaining({ code: 'INPUT_NOT_FOUND' }));
  });

  it('keeps the newest files when a window offers without end', async () => {
    const shelf = new FileShelf(inspect);
    const [oldest] = await shelf.offer(['/first.pdf']);
    const later = await shelf.offer(Array.from({ length: 500 }, (_, index) => `/${index}.pdf`));
    expect(() => shelf.resolve(oldest?.token ?? '')).toThrow();
    expect(shelf.resolve(later[0]?.token ?? '').name).toBe('0.pdf');
  });
});
