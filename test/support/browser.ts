// A real Chromium for the browser tests: finds the one installed on the system and opens windows with cookies of their own.
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

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

export interface LaunchedBrowser {
  /** One window with its own cookies. */
  readonly context: BrowserContext;
  close(): Promise<void>;
}

export interface Browsers {
  /**
   * A window of its own, in a Chromium that is started with the first one: starting it takes longer than most tests.
   * @throws Error when no browser is installed; ask `findChromium` first.
   */
  open(options?: BrowserContextOptions): Promise<LaunchedBrowser>;
  /** Ends Chromium, if it was started. */
  close(): Promise<void>;
}

export function createBrowsers(): Browsers {
  let chromiumStarted: Promise<Browser> | null = null;
  const start = (): Promise<Browser> => {
    const executablePath = findChromium();
    if (executablePath === null) throw new Error('No Chromium found; set CHROMIUM_PATH.');
    return chromium.launch({ executablePath, headless: true, args: FLAGS });
  };
  return {
    async open(options = {}) {
      chromiumStarted ??= start();
      const context = await (await chromiumStarted).newContext({ locale: 'vi-VN', ...options });
      return { context, close: () => context.close() };
    },
    async close() {
      await (await chromiumStarted)?.close();
    },
  };
}
