// Workers of a bot over the fake Telegram, which sends them updates through a balancer: each with a server, a bot and lanes of
// its own, over one inbox and one memory.
import { createCite } from '../../src/app/cite.js';
import { pause } from '../../src/app/pause.js';
import { createBot } from '../../src/bot/create-bot.js';
import { createPatience } from '../../src/bot/patience.js';
import { setWebhook } from '../../src/bot/webhook.js';
import { startWorker, type WorkerOptions } from '../../src/bot/worker.js';
import type { Reply } from '../../src/core/answer.js';
import type { UpdateInbox, Wait } from '../../src/core/ports.js';
import type { UpdateClaims } from '../../src/core/update-claims.js';
import { laneOf } from '../../src/core/update-lane.js';
import { startWebhookServer, webhookUrl } from '../../src/web/webhook-server.js';
import { type Balancer, startBalancer } from '../support/balancer.js';
import { botStores } from '../support/bot-stores.js';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/server.js';
import { memoryDatabase } from '../support/memory-database.js';
import { readerPagesOf } from '../support/reader-pages.js';
import { capturedLog, type LogLine, prompts } from './harness.js';
import { ARTICLES, answeredWith, firstQuote } from './sample.js';

/** What workers share, or one opens for itself; `lose` takes away the connection that holds its lanes. */
export interface WorkerStores {
  readonly inbox: UpdateInbox;
  claims(): { readonly claims: UpdateClaims; lose(): Promise<void> };
}

export interface SceneWorker {
  readonly port: number;
  readonly done: Promise<void>;
  /** The questions that it was asked. */
  readonly asked: string[];
  /** Drains, as at SIGTERM. */
  stop(): Promise<void>;
  /** As SIGKILL: nothing more is heard of it, and its lanes are free. */
  kill(): Promise<void>;
  /** Its connection is lost, and it goes on. */
  lose(): Promise<void>;
  /** As SIGSTOP for as long as the server bears it: nothing of it goes on until `wake`, and its lanes are free. */
  sleep(): Promise<void>;
  wake(): void;
}

export interface WorkerScene {
  readonly telegram: FakeTelegram;
  readonly balancer: Balancer;
  readonly secret: string;
  readonly lines: LogLine[];
  /** The questions asked, by whichever worker. */
  readonly asked: string[];
  script(ask: (question: string, worker: SceneWorker) => Reply | Promise<Reply>): void;
  unfinished(): Promise<number[]>;
  worker(
    options?: Partial<Pick<WorkerOptions, 'lanesAtOnce' | 'drainSeconds' | 'pace' | 'wait'>>,
  ): Promise<SceneWorker>;
  close(): Promise<void>;
}

const SECRET = 'a-secret-of-the-test';

/** The same claims, of which none is asked while its process sleeps. */
function asleep(claims: UpdateClaims, awake: () => Promise<void>): UpdateClaims {
  const methods = Object.entries(claims).map(([name, method]) => [
    name,
    async (...given: never[]) => {
      await awake();
      return (method as (...given: never[]) => unknown)(...given);
    },
  ]);
  return Object.fromEntries(methods) as UpdateClaims;
}

export async function createWorkerScene({ inbox, claims }: WorkerStores): Promise<WorkerScene> {
  const telegram = await startFakeTelegram();
  const balancer = await startBalancer();
  const db = memoryDatabase();
  const { log, lines } = capturedLog();
  const running: SceneWorker[] = [];
  const asked: string[] = [];
  const clock = () => Date.UTC(2025, 9, 25);
  // What is looked for now and then is looked for all the time.
  const wait: Wait = (_, signal) => pause(5, signal);
  const cite = createCite({
    articles: { byKey: async (key) => ARTICLES.find((article) => article.key === key) ?? null },
    history: { versionsOf: async () => [], version: async () => null, renamedTo: async () => null },
  });
  let script: Parameters<WorkerScene['script']>[0] = (question) => answeredWith(question, [firstQuote()]);

  async function worker(options: Parameters<WorkerScene['worker']>[0] = {}): Promise<SceneWorker> {
    let isDead = false;
    let awake: Promise<void> = Promise.resolve();
    let wake = () => {};
    const never = () => new Promise<never>(() => {});
    const own = claims();
    const server = await startWebhookServer({
      ...{ port: 0, host: '127.0.0.1', publicUrl: balancer.url, secret: SECRET, log },
      wait: pause,
    });
    const bot = createBot({
      ...{ token: telegram.token, client: { apiRoot: telegram.apiRoot } },
      ask: async (question) => {
        asked.push(question);
        self.asked.push(question);
        return script(question, self);
      },
      ...{ cite, ...botStores(db), prompts, clock, log },
      waitOut: async () => {},
    });
    bot.api.config.use(async (prev, method, payload, signal) => {
      await awake;
      return isDead ? never() : prev(method, payload, signal);
    });
    await bot.init();
    const finishing = { finish: (id: number) => (isDead ? never() : inbox.finish(id)) };
    const ownClaims = asleep(own.claims, () => awake);
    const handling = startWorker({ bot, inbox: finishing, claims: ownClaims, clock, log, wait, ...options });
    handling.done.catch(() => {});
    server.open({
      accept: async (update) => {
        for (const fresh of await inbox.accept([update], clock())) handling.wake(laneOf(fresh));
      },
      reach: async () => {},
      reader: readerPagesOf(),
    });
    const leave = async (): Promise<void> => {
      balancer.ports = balancer.ports.filter((port) => port !== server.port);
      await server.close();
    };
    const self: SceneWorker = {
      port: server.port,
      done: handling.done,
      asked: [],
      async stop() {
        server.drain();
        await handling.stop();
        await leave();
      },
      async kill() {
        isDead = true;
        running.splice(running.indexOf(self), 1);
        void handling.stop();
        await own.claims.close();
        await leave();
      },
      lose: own.lose,
      async sleep() {
        awake = new Promise((resolve) => {
          wake = resolve;
        });
        await own.lose();
      },
      wake: () => wake(),
    };
    running.push(self);
    balancer.ports = [...balancer.ports, server.port];
    const { signal } = new AbortController();
    await setWebhook(
      bot,
      { url: webhookUrl(balancer.url), secret: SECRET },
      createPatience({ log, wait, signal }),
      signal,
    );
    return self;
  }

  return {
    ...{ telegram, balancer, secret: SECRET, lines, asked, worker },
    script: (ask) => {
      script = ask;
    },
    unfinished: async () => (await inbox.unfinished()).map(({ update_id }) => update_id),
    async close() {
      await Promise.all(running.map((one) => one.stop()));
      await telegram.close();
      await balancer.close();
      db.close();
    },
  };
}
