// Tells chats what was corrected since they were quoted it: at once in reply to the answer, or once a day in one message.
import type { ArticleHistory, ArticleVersion } from '../core/article-history.js';
import type { ChatStore } from '../core/chat-ports.js';
import { type Correction, correctionOf } from '../core/correction.js';
import type {
  ChatSettings,
  CorrectionOutbox,
  CorrectionSender,
  SendOutcome,
  WaitingCorrection,
} from '../core/correction-ports.js';
import type { DigestsSent } from '../core/digest-message.js';
import { inTurn } from '../core/in-turn.js';
import type { Languages } from '../core/languages.js';
import type { Place } from '../core/place.js';
import type { Clock } from '../core/ports.js';

/** 08:00 in Asia/Ho_Chi_Minh, which keeps UTC+7 all year, in milliseconds after midnight UTC. */
const DIGEST_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;
/** Longer than a request may take, so that no other process takes up what is still under way. */
const LEASE_MS = 120_000;

export interface SendCorrectionsDeps {
  readonly outbox: CorrectionOutbox;
  readonly settings: Pick<ChatSettings, 'corrections'>;
  readonly history: Pick<ArticleHistory, 'versionsOf' | 'renamedTo'>;
  /** A chat that has chosen a language since is told in that one. */
  readonly languages: Pick<Languages, 'chosen'>;
  readonly chats: Pick<ChatStore, 'gone' | 'isGone'>;
  readonly sender: CorrectionSender;
  readonly clock: Clock;
  /** Names this process among those that may send; each has its own. */
  readonly process: string;
  /** Hears how many corrections killed processes may have sent or not. @default nothing */
  readonly onRecovered?: (rows: number) => void;
  /** The last moment at which a place that wants corrections once a day was told of them. @default `lastDigest` */
  readonly gatheredSince?: (place: Place, now: number) => Promise<number>;
  /** The digests with which a place is told of corrections, due from `since` on. @default none */
  readonly digestsSince?: (place: Place, since: number, now: number) => Promise<DigestsSent>;
}

export interface SendReport {
  /** Corrections told. */
  readonly sent: number;
  /** Milliseconds after which what failed should be tried again; null when nothing failed. */
  readonly waitMs: number | null;
}

/** Sends what is due. Stops between two messages once the signal is aborted, and when no chat can be written to for a while. */
export type SendCorrections = (signal: AbortSignal) => Promise<SendReport>;

/** The last 08:00 in Vietnam at or before `now`, milliseconds since 1970. */
export function lastDigest(now: number): number {
  return Math.floor((now - DIGEST_MS) / DAY_MS) * DAY_MS + DIGEST_MS;
}

interface Due {
  readonly waiting: WaitingCorrection;
  readonly correction: Correction;
}

/** How corrections are told; `after`: in reply to this message of a digest, which has rung already. */
interface Manner {
  readonly gathered: boolean;
  readonly after: number | null;
}

/** What one item of a message tells: of several answers when they were given the same words. */
type Item = readonly [Due, ...Due[]];

/** Makes the use case. A chat that put corrections off, or that is gone, has its rows dropped. */
export function createSendCorrections(deps: SendCorrectionsDeps): SendCorrections {
  const { outbox, settings, languages, history, chats, sender, clock, process } = deps;
  const digestsSince = deps.digestsSince ?? (async () => null);
  const gatheredSince = deps.gatheredSince ?? (async (_: Place, now: number) => lastDigest(now));

  /** The versions of an article, and at last how it reads now where it goes on under another key. */
  async function versionsOf(key: string): Promise<ArticleVersion[]> {
    const heir = await history.renamedTo(key);
    return [
      ...(await history.versionsOf(key)),
      ...(heir === null ? [] : (await history.versionsOf(heir)).slice(-1)),
    ];
  }

  /** Those of the rows that no other process is sending, or has sent meanwhile, and that none can take from now on. */
  async function taken(rows: readonly WaitingCorrection[]): Promise<WaitingCorrection[]> {
    const ids = rows.map(({ id }) => id);
    const begun = new Set(await outbox.begin(ids, process, clock() + LEASE_MS));
    return rows.filter(({ id }) => begun.has(id));
  }

  /** Decided anew right before sending: the article may have changed back, or again, since the row was written. */
  async function dueOf(rows: readonly WaitingCorrection[]): Promise<Due[]> {
    return (
      await inTurn(rows, async (waiting) => {
        const { answer, key } = waiting;
        const correction = correctionOf(await outbox.given(answer, key), await versionsOf(key));
        if (correction !== null) return [{ waiting, correction }];
        await outbox.drop([waiting.id]);
        return [];
      })
    ).flat();
  }

  async function sendOne(
    items: readonly Item[],
    { gathered, after, replyTo }: Manner & { readonly replyTo: number | null },
  ): Promise<SendOutcome> {
    const first = items[0]?.[0];
    if (first === undefined) return { status: 'sent', carried: 0 };
    const { chat, topic } = first.waiting;
    const language = (await languages.chosen(chat)) ?? first.waiting.language;
    const idsOf = (some: readonly Item[]) => some.flat().map(({ waiting }) => waiting.id);
    const corrections = items.map(([{ correction }]) => correction);
    const outcome = await sender.send({
      ...{ place: { chat, topic }, language, replyTo, gathered, corrections },
      silent: after !== null,
    });
    if (outcome.status === 'sent') {
      for (const { waiting, correction } of items.slice(0, outcome.carried).flat())
        await outbox.sent(waiting, correction);
      await outbox.release(idsOf(items.slice(outcome.carried)), process);
    } else if (outcome.status === 'refused') await outbox.drop(idsOf(items));
    else await outbox.release(idsOf(items), process);
    return outcome;
  }

  /** One after the other, each decided after the one before it was told: two rows may speak of the same quotes. */
  async function toPlace(rows: readonly WaitingCorrection[], manner: Manner, signal: AbortSignal) {
    const { gathered, after } = manner;
    let sent = 0;
    let left = rows;
    while (left.length > 0 && !signal.aborted) {
      const next = gathered ? distinct(left) : left.slice(0, 1);
      const items = itemsOf(await dueOf(await taken(next)));
      const replyTo = gathered ? after : (next[0]?.message ?? null);
      const outcome = await sendOne(items, { ...manner, replyTo });
      if (outcome.status === 'later' || outcome.status === 'gone') return { sent, outcome };
      const carried = outcome.status === 'sent' ? outcome.carried : items.length;
      if (outcome.status === 'sent') sent += items.slice(0, carried).flat().length;
      const open = new Set(
        items
          .slice(carried)
          .flat()
          .map(({ waiting }) => waiting.id),
      );
      const done = new Set(next.filter(({ id }) => !open.has(id)).map(({ id }) => id));
      left = left.filter(({ id }) => !done.has(id));
    }
    return { sent, outcome: null };
  }

  return async (signal) => {
    const now = clock();
    const recovered = await outbox.recover(now, LEASE_MS);
    if (recovered > 0) deps.onRecovered?.(recovered);
    let sent = 0;
    let waitMs: number | null = null;
    for (const rows of byPlace(await outbox.waiting())) {
      const { chat, topic } = rows[0];
      if (signal.aborted) break;
      const choice = await settings.corrections(chat);
      if (choice === 'off' || (await chats.isGone(chat))) {
        await outbox.drop(rows.map(({ id }) => id));
        continue;
      }
      const since =
        choice === 'digest' ? await gatheredSince({ chat, topic }, now) : Number.POSITIVE_INFINITY;
      const due = rows.filter(({ createdAt }) => createdAt < since);
      const gathered = choice === 'digest';
      const digests = gathered && due.length > 0 ? await digestsSince({ chat, topic }, since, now) : null;
      // They follow it: the next turn finds it sent.
      if (digests === 'under-way') continue;
      const told = await toPlace(due, { gathered, after: digests?.message ?? null }, signal);
      sent += told.sent;
      if (told.outcome?.status === 'gone') {
        await chats.gone(chat, clock());
        await outbox.drop(rows.map(({ id }) => id));
      }
      if (told.outcome?.status === 'later') {
        waitMs = Math.max(waitMs ?? 0, told.outcome.afterMs);
        if (told.outcome.everyone) break;
      }
    }
    return { sent, waitMs };
  };
}

/** The rows of each chat and topic, in the order of their first. */
function byPlace(
  rows: readonly WaitingCorrection[],
): Iterable<readonly [WaitingCorrection, ...WaitingCorrection[]]> {
  const places = new Map<string, [WaitingCorrection, ...WaitingCorrection[]]>();
  for (const row of rows) {
    const key = `${row.chat} ${row.topic}`;
    const others = places.get(key);
    if (others === undefined) places.set(key, [row]);
    else others.push(row);
  }
  return places.values();
}

/** Corrections that say the same of the same words of an article, as one. */
function itemsOf(due: readonly Due[]): Item[] {
  const items = new Map<string, Item>();
  for (const one of due) {
    const { article, kind, quotes, shownDay } = one.correction;
    const what = JSON.stringify([article, kind, shownDay, quotes.map(({ text }) => text)]);
    const item = items.get(what);
    items.set(what, item === undefined ? [one] : [...item, one]);
  }
  return [...items.values()];
}

/** The first row of each answer and article. */
function distinct(rows: readonly WaitingCorrection[]): WaitingCorrection[] {
  const seen = new Set<string>();
  return rows.filter(({ answer, key }) => {
    const what = JSON.stringify([answer, key]);
    return !seen.has(what) && seen.add(what);
  });
}
