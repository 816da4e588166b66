// A real Chromium for the browser tests: finds the one installed on the system and starts it with a profile of its own.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

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
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

/**
 * Starts Chromium without a window, in a new user data folder.
 * @throws Error when no browser is installed; ask `findChromium` first.
 */
export async function launchBrowser(options: BrowserContextOptions = {}): Promise<LaunchedBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium found; set CHROMIUM_PATH.');
  const profile = await mkdtemp(join(tmpdir(), 'trichdan-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    locale: 'vi-VN',
    ...options,
    executablePath,
    headless: true,
    args: FLAGS,
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
