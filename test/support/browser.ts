// A real Chromium for the browser tests: finds the one installed on the system and opens windows with cookies of their own.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { projectRoot } from '../../src/project-root.js';

const CHECKS = join(projectRoot, 'test', 'browser', 'page-checks.js');
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser's executable: CHROMIUM_PATH when it is set, else one of the usual places; null when there is none. */
export function findChromium(): string | null {
  const told = process.env.CHROMIUM_PATH;
  if (told !== undefined && told !== '') return existsSync(told) ? told : null;
  return PLACES.find((place) => existsSync(place)) ?? null;
}

const DESK = { viewport: { width: 1100, height: 800 } };

/** One Chromium for a file's tests, started with the first window: starting it takes longer than most of them. */
export interface Browsers {
  /**
   * The local page at `url` in a window with its own cookies, connected; `pageChecks` can be called in it.
   * `faults`: takes what the browser complains of.
   * @throws Error when no browser is installed; ask `findChromium` first.
   */
  open(url: string, options?: BrowserContextOptions, faults?: string[]): Promise<Page>;
  closeWindows(): Promise<void>;
  /** Ends Chromium, if it was started. */
  close(): Promise<void>;
}

export function createBrowsers(): Browsers {
  let started: Promise<Browser> | null = null;
  let windows: BrowserContext[] = [];
  const start = (): Promise<Browser> => {
    const executablePath = findChromium();
    if (executablePath === null) throw new Error('No Chromium found; set CHROMIUM_PATH.');
    return chromium.launch({ executablePath, headless: true, args: FLAGS });
  };
  return {
    async open(url, options = {}, faults = []) {
      started ??= start();
      const window = await (await started).newContext({ locale: 'vi-VN', ...DESK, ...options });
      windows.push(window);
      await window.addInitScript({ path: CHECKS });
      const page = await window.newPage();
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
      });
      await page.goto(url);
      await page.getByRole('heading', { level: 2 }).waitFor();
      return page;
    },
    async closeWindows() {
      const closing = windows;
      windows = [];
      await Promise.all(closing.map((window) => window.close()));
    },
    async close() {
      await (await started)?.close();
    },
  };
}
