// The bot as people run it, in a process of its own, on a data folder and a Telegram of bench:digests.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../../src/project-root.js';

export interface MeasuredBot {
  /** Seconds of processor time used so far. */
  processor(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the bot; resolves when it takes updates. */
export async function startMeasuredBot(
  folder: string,
  { apiRoot, token }: { readonly apiRoot: string; readonly token: string },
): Promise<MeasuredBot> {
  const articles = join(folder, 'none');
  mkdirSync(articles, { recursive: true });
  const { PATH = '', HOME = '' } = process.env;
  const bot = fork(join(projectRoot, 'dist', 'src', 'main.js'), [], {
    execArgv: ['--import', fileURLToPath(new URL('digests-probe.js', import.meta.url))],
    env: {
      ...{ PATH, HOME, DATA_DIR: folder, ARTICLES_DIR: articles, SOURCES_FILE: 'test/no-sources.yaml' },
      ...{ BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, LOG_LEVEL: 'error', PORT: '0', ADMIN_IDS: '' },
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ended = once(bot, 'exit');
  await new Promise<void>((resolve, reject) => {
    bot.stdout?.on('data', (part: Buffer) => {
      if (`${part}`.includes('@')) resolve();
    });
    void ended.then(() => reject(new Error('The bot has ended.')));
  });
  return {
    async processor() {
      const heard = once(bot, 'message');
      bot.send('processor');
      const [seconds] = await heard;
      return Number(seconds);
    },
    async stop() {
      bot.kill('SIGTERM');
      await ended;
    },
  };
}
