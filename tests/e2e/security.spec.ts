import { expect, test } from './launch';
import './steps';

test.describe('the page', () => {
  test('has no Node and no door but the bridge', async ({ launch }) => {
    const { page } = await launch();
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in globalThis),
    );
    expect(found).toEqual([]);
    expect(await page.evaluate(() => Object.keys(window.agent).sort())).toEqual(
      ['app', 'board', 'clipboard', 'datasheet', 'files', 'on', 'rest', 'settings', 'tasks'].sort(),
    );
  });

  test('runs in a sandbox, isolated, on an origin of its own', async ({ launch }) => {
    const { app, page } = await launch();
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // The way to read them back; Electron leaves it out of its types.
      const reader = contents as unknown as { getLastWebPreferences(): Record<string, unknown> } | undefined;
      return reader?.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    expect(page.url()).toMatch(/^app:\/\/agent\//);
  });

  test('obeys a policy that forbids inline scripts, eval and foreign hosts', async ({ launch }) => {
    const { page } = await launch();
    const broken = await page.evaluate(async () => {
      const violations: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      await fetch('https://example.invalid/').catch(() => undefined);
      // From a timer: what the debugger evaluates directly is exempt from the policy.
      const evaluated = await new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            resolve(String(new Function('return 1')()));
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'thrown');
          }
        });
      });
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { violations, evaluated, injected: 'injected' in window };
    });
    expect(broken.injected).toBe(false);
    expect(broken.evaluated).toBe('EvalError');
    expect(broken.violations).toEqual(expect.arrayContaining(['script-src-elem', 'connect-src']));
  });

  test('goes nowhere, opens nothing and is granted nothing', async ({ launch }) => {
    const { app, page } = await launch();
    const address = page.url();
    await page.evaluate(() => {
      window.open('https://example.invalid/');
      location.href = 'https://example.invalid/';
    });
    const granted = await page.evaluate(() =>
      navigator.permissions.query({ name: 'geolocation' }).then(({ state }) => state),
    );
    expect(granted).toBe('denied');
    expect(page.url()).toBe(address);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('is served from its folder and nothing outside it', async ({ launch }) => {
    const { app } = await launch();
    const statuses = await app.evaluate(({ net }) => {
      const outside = ['/../../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/main/app.js', '/none.html'];
      return Promise.all(
        ['/index.html', ...outside].map((path) => net.fetch(`app://agent${path}`).then(({ status }) => status)),
      );
    });
    expect(statuses[0]).toBe(200);
    for (const status of statuses.slice(1)) expect([403, 404]).toContain(status);
  });

  test('cannot name a path of the machine', async ({ launch }) => {
    const { page } = await launch();
    const refused = await page.evaluate(async () => {
      const forged = [new File(['%PDF-1.4'], 'forged.pdf')];
      const offered = await window.agent.files.offer(forged).then(
        () => 'accepted',
        (error: Error) => error.message,
      );
      const input = { datasheets: ['/etc/passwd'], schematic: null, instruction: '' };
      const submitted = await window.agent.tasks.submit(input).then(
        () => 'accepted',
        (error: Error) => error.message,
      );
      return [offered, submitted];
    });
    expect(refused[0]).toContain('REQUEST_INVALID');
    expect(refused[1]).toContain('INPUT_NOT_FOUND');
  });
});
