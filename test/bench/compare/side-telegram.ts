// The people of the load, over the fake Telegram: each asks one question of their own, at a steady rate.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '../../../src/project-root.js';
import { loadPrompts } from '../../../src/prompts.js';
import { startFakeTelegram } from '../../support/fake-telegram/server.js';
import { serve } from './serve.js';

export interface LoadOrder {
  /** One a person. */
  readonly questions: readonly string[];
  /** Questions a second. */
  readonly rate: number;
}

export interface LoadResult {
  readonly asked: number;
  /** Milliseconds from each question to its answer, of those that got one: to be told that it is looked for is none. */
  readonly waits: readonly number[];
}

/** After the last question, how long answers may still come. */
const PATIENCE_MS = 30_000;
const SAYING: ReadonlySet<string> = new Set(['sendMessage', 'editMessageText']);
const prompts = loadPrompts(join(projectRoot, 'prompts'), 'bot');
const NO_ANSWERS: ReadonlySet<unknown> = new Set(
  ['searching', 'failed'].map((key) => prompts.render('vi', key)),
);
const telegram = await startFakeTelegram();
telegram.clock.follow(() => Date.now());

async function run({ questions, rate }: LoadOrder): Promise<LoadResult> {
  const [askedAt, saidAt] = [new Map<number, number>(), new Map<number, number>()];
  let seen = telegram.calls.length;
  let asking = true;
  const look = (): boolean => {
    for (; seen < telegram.calls.length; seen++) {
      const call = telegram.calls[seen];
      if (call !== undefined && SAYING.has(call.method) && !NO_ANSWERS.has(call.payload.text))
        saidAt.set(Number(call.payload.chat_id), performance.now());
    }
    return !asking && saidAt.size >= askedAt.size;
  };
  const done = telegram.waitFor(look, (questions.length * 1000) / rate + PATIENCE_MS).catch(() => false);
  const began = performance.now();
  for (const [place, question] of questions.entries()) {
    const early = began + (place * 1000) / rate - performance.now();
    if (early > 0) await pause(early);
    const chat = place + 1;
    askedAt.set(chat, performance.now());
    telegram.user(chat).write(question);
  }
  asking = false;
  await done;
  look();
  const waits = [...saidAt].map(([chat, at]) => at - (askedAt.get(chat) ?? at));
  return { asked: questions.length, waits };
}

serve({ open: () => ({ apiRoot: telegram.apiRoot, token: telegram.token }), run });
