// What the fake Telegram remembers: chats, messages, pending updates, button presses, and who waits for a change.
import type { Chat, Message, Update, User } from 'grammy/types';
import type { Keyboard } from './check.js';
import { createScriptedClock, type ScriptedClock } from './clock.js';
import type { Entity } from './html.js';
import type { InlineQuestion } from './inline.js';
import type { Webhook } from './webhook.js';

/** A message of the bot, changed in place by edits. */
export interface BotMessage {
  readonly id: number;
  readonly chat: number;
  /** Seconds since 1970. */
  readonly date: number;
  readonly replyTo: number | null;
  /** The forum topic it stands in; null everywhere else, the general topic included. */
  readonly topic: number | null;
  /** What it carries besides text; its text is then the caption. */
  readonly file: SentFile | null;
  readonly silent: boolean;
  /** Set for a message sent by a user out of the bot's inline results: how the bot may edit it. */
  readonly inlineId: string | null;
  text: string;
  entities: readonly Entity[];
  /** As sent, with its markup. */
  html: string;
  keyboard: Keyboard;
  edits: number;
  deleted: boolean;
}

export interface SentFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A tap on a button; `answer` is null until the bot answers it. */
export interface Press {
  readonly id: string;
  answer: { readonly text: string; readonly alert: boolean; readonly url?: string } | null;
  expired: boolean;
}

/** One request that reached the server. */
export interface Call {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export const BOT: User & { username: string } = {
  id: 4242,
  is_bot: true,
  first_name: 'Trích Dẫn',
  username: 'trichdan_bot',
};

export type Status = 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked';

/** What an administrator, or in `restricted` anyone, may do; all of it unless said otherwise. */
export interface Rights {
  readonly send: boolean;
  readonly post: boolean;
  readonly manageTopics: boolean;
}

export interface Member {
  readonly user: User;
  status: Status;
  /** Of an administrator, unless every right. */
  rights?: Rights;
}

export interface Topic {
  readonly name: string;
  closed: boolean;
}

/** A chat and how the bot stands in it. */
export interface FakeChat {
  chat: Chat;
  bot: Status;
  rights: Rights;
  /** Whether the bot is given only what is meant for it, unless it is an administrator. */
  privacy: boolean;
  /** Private chats: whether the account still exists. */
  deactivated: boolean;
  readonly members: Map<number, Member>;
  readonly topics: Map<number, Topic>;
  generalClosed: boolean;
  /** The supergroup that a group became. */
  movedTo: number | null;
  /** Supergroups and channels count their messages by themselves. */
  lastMessage: number;
}

export interface World {
  readonly clock: ScriptedClock;
  /** Privacy mode as set with BotFather; chats made from now on take it over. */
  privacy: boolean;
  /** Whether BotFather has inline mode switched on. */
  inline: boolean;
  readonly chats: Map<number, FakeChat>;
  readonly users: Map<number, User>;
  readonly messages: BotMessage[];
  /** The bot's messages and those of others, by `keyOf`. */
  readonly byKey: Map<string, BotMessage | Message>;
  readonly presses: Map<string, Press>;
  readonly inlineQuestions: Map<string, InlineQuestion>;
  readonly files: Map<string, SentFile>;
  readonly commands: Map<string, ReadonlyArray<{ command: string; description: string }>>;
  readonly calls: Call[];
  /** Where updates are sent; null while they are asked for. */
  webhook: Webhook | null;
  /** Updates not yet confirmed, oldest first. */
  pending: Update[];
  /** Ids to be delivered once more although they may be confirmed. */
  readonly repeated: Set<number>;
  /** Every update ever made, for repeating one. */
  readonly history: Update[];
  /** The next number for whatever needs one. */
  nextId(): number;
  /** The next number for a message of this chat. */
  nextMessageId(chat: FakeChat): number;
  /** Queues an update and returns its id. */
  publish(update: Partial<Record<Exclude<keyof Update, 'update_id'>, object>>): number;
  /** Runs waiting conditions again; called after every change. */
  changed(): void;
  /** Resolves with what `condition` gives as soon as that is neither false nor undefined nor null. */
  waitFor<T>(condition: () => Awaited<T> | Unmet | Promise<T | Unmet>, milliseconds?: number): Promise<T>;
  onChange(listener: () => void): () => void;
}

type Unmet = false | undefined | null;

/** What a store says may change without a change of the world. */
const STORE_MS = 5;

/** What a message is found by: its number is its chat's own. */
export function keyOf(chat: number, message: number): string {
  return `${chat}/${message}`;
}

/** Seconds since 1970, as Telegram dates things. */
export function secondsOf(world: World): number {
  return Math.floor(world.clock.now() / 1000);
}

/** An empty world. Update ids start high, as Telegram's do. */
export function createWorld(): World {
  let id = 100;
  let updateId = 870_000_000;
  const listeners = new Set<() => void>();
  const world: World = {
    clock: createScriptedClock(),
    privacy: true,
    inline: true,
    chats: new Map(),
    users: new Map(),
    messages: [],
    byKey: new Map(),
    presses: new Map(),
    inlineQuestions: new Map(),
    files: new Map(),
    commands: new Map(),
    calls: [],
    webhook: null,
    pending: [],
    repeated: new Set(),
    history: [],
    nextId: () => ++id,
    nextMessageId(chat) {
      const own = chat.chat.type === 'supergroup' || chat.chat.type === 'channel';
      return own ? ++chat.lastMessage : ++id;
    },
    publish(update) {
      const complete = { update_id: ++updateId, ...update } as Update;
      world.pending.push(complete);
      world.history.push(complete);
      world.changed();
      return complete.update_id;
    },
    changed() {
      for (const listener of [...listeners]) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    waitFor(condition, milliseconds = 20_000) {
      return new Promise((resolve, reject) => {
        const deadline = setTimeout(() => end(new Error(`never happened: ${condition}`)), milliseconds);
        const off = world.onChange(() => void check());
        let ended = false;
        let again: NodeJS.Timeout | undefined;
        void check();

        async function check(): Promise<void> {
          if (ended) return;
          try {
            const found = condition();
            const value = found instanceof Promise ? await found : found;
            if (ended) return;
            if (value !== false && value !== undefined && value !== null) {
              end();
              resolve(value);
            } else if (found instanceof Promise) {
              clearTimeout(again);
              again = setTimeout(check, STORE_MS);
            }
          } catch (error) {
            end(error);
          }
        }
        function end(error?: unknown): void {
          ended = true;
          clearTimeout(deadline);
          clearTimeout(again);
          queueMicrotask(() => off());
          if (error !== undefined) reject(error);
        }
      });
    },
  };
  return world;
}
