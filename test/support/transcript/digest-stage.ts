// A stage on which the real digests arrive in Lan's chat: articles are taken in, found, composed, and sent from the list.
import { createScheduleDigests } from '../../../src/app/schedule-digests.js';
import { createDigestLayOut } from '../../../src/bot/render-digest.js';
import { createOutboxSender } from '../../../src/bot/send-outbox.js';
import { inTurn } from '../../../src/core/in-turn.js';
import { AT_ONCE_TURN, type Subscription } from '../../../src/core/subscription.js';
import { scheduleOf, turnBegun } from '../../../src/core/subscription-turn.js';
import { articleOf, model, put } from '../articles.js';
import { botStores } from '../bot-stores.js';
import { composeOn, digestRequestsOn } from '../digest-requests.js';
import { foundIn } from '../digest-scene.js';
import type { BotMessage } from '../fake-telegram/world.js';
import { memoryDatabase } from '../memory-database.js';
import { noteFound } from '../note-found.js';
import type { OpenStage } from './stage.js';

export const LAN = { chat: 1, topic: null };

/** A moment of Friday, 24 October 2025 and later days, by the clock of Viet Nam. */
export function at(time: string, day = '2025-10-24'): number {
  return Date.parse(`${day}T${time}:00+07:00`);
}

type Followed = Partial<Pick<Subscription, 'chat' | 'kind' | 'frequency' | 'time' | 'weekday'>>;

/** `tighter` is the step that a topic can be made stricter by; the day begins before anything is followed. */
export async function digestStage(open: OpenStage, tighter: number | null = null) {
  const db = memoryDatabase();
  const thresholds = { looser: null, tighter, now: 0.5 };
  const stores = botStores(db);
  const { articles, digests, subscriptions, outbox } = stores;
  await articles.setModel(model);
  let now = at('06:00');
  const clock = () => now;
  const latest: string[] = [];
  const previewTopic = async () => {
    return { latest: await inTurn(latest, (key) => foundIn(db, key)), matching: latest.length, thresholds };
  };
  const requests = digestRequestsOn(stores, previewTopic, clock);
  const stage = await open({ ...stores, ...requests, previewTopic, onOutbox: () => {} });
  const lan = stage.person('Lan', LAN.chat);
  const sender = createOutboxSender({ ...stores, ...stage });
  const schedule = createScheduleDigests({
    ...{ digests, subscriptions, clock, languageOf: async () => stage.locale, isGone: async () => false },
    compose: composeOn(stores, createDigestLayOut(stage.prompts)),
    turn: async () => {},
    onFailure: (error) => {
      throw error;
    },
  });

  /** Takes in an article of the day that it is. */
  async function published(key: string, outlet: string, title: string, text: string): Promise<void> {
    const day = new Date(now + 7 * 3_600_000).toISOString().slice(0, 10);
    const date = { day, time: null, source: 'feed' } as const;
    const rest = { captions: [], agency: null, eventDay: null, url: `https://bao.example/${key}` };
    await put(articles, articleOf(key, { title, text, outlet, date, ...rest }), { now });
  }

  async function follows(question: string, over: Followed = {}): Promise<string> {
    const timed = { ...AT_ONCE_TURN, ...over };
    const turn = turnBegun(scheduleOf(timed, await digests.settings(LAN)), null, now);
    const who = { ...LAN, person: LAN.chat, createdAt: now, seen: 0, kind: 'topic' } as const;
    return (await subscriptions.add({ ...who, ...timed, ...turn, question }, 20)).id ?? '-';
  }

  /** Articles found for a subscription, each of a story of its own unless `story` names theirs. */
  async function finds(subscription: string, keys: readonly string[], story?: string): Promise<void> {
    const found = await inTurn(keys, async (key) => ({
      ...(await foundIn(db, key)),
      ...(story !== undefined && { story }),
    }));
    await noteFound({ digests, subscriptions }, subscription, found, now);
  }

  /** Articles found for a subscription, each quoted as a whole. */
  async function wholes(subscription: string, keys: readonly string[]): Promise<void> {
    const found = await inTurn(keys, async (key) => {
      const { quote, ...item } = await foundIn(db, key);
      const { text = '' } = (await articles.byKey(key)) ?? {};
      return { ...item, quote: { ...quote, text, end: text.length } };
    });
    await noteFound({ digests, subscriptions }, subscription, found, now);
  }

  async function sends(): Promise<BotMessage[]> {
    for (let [row] = await outbox.due(now, 1); row !== undefined; [row] = await outbox.due(now, 1)) {
      const outcome = await sender.send(row);
      if (outcome.status === 'sent') await outbox.sent(row.id, outcome.message, now);
      else await outbox.drop(row.id, now);
    }
    return stage.look();
  }

  return {
    ...{
      stage,
      lan,
      subscriptions,
      digests,
      chats: stores.chats,
      published,
      follows,
      finds,
      wholes,
      sends,
      latest,
    },
    /** The papers withdraw these articles. */
    async withdrawn(keys: readonly string[]): Promise<void> {
      await articles.remove(keys, now);
    },
    /** Goes on to a moment. */
    till(moment: number): void {
      now = moment;
    },
    /** Prepares and sends what is due at the moment; the messages. */
    async comes(): Promise<BotMessage[]> {
      await schedule(new AbortController().signal);
      return sends();
    },
  };
}

export type DigestStage = Awaited<ReturnType<typeof digestStage>>;
