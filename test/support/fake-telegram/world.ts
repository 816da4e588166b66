// What the fake Telegram remembers: chats, messages, pending updates, button presses, and who waits for a change.
import type { CallbackQuery, Chat, Message, Update, User } from 'grammy/types';
import type { Keyboard } from './check.js';
import type { Entity } from './html.js';

/** A message of the bot, changed in place by edits. */
export interface BotMessage {
  readonly id: number;
  readonly chat: number;
  readonly replyTo: number | null;
  text: string;
  entities: readonly Entity[];
  /** As sent, with its markup. */
  html: string;
  keyboard: Keyboard;
  edits: number;
  deleted: boolean;
}

/** A tap on a button; `answer` is null until the bot answers it. */
export interface Press {
  readonly id: string;
  answer: { readonly text: string; readonly alert: boolean } | null;
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

export interface World {
  readonly chats: Map<number, Chat>;
  readonly messages: BotMessage[];
  readonly presses: Map<string, Press>;
  readonly commands: Map<string, ReadonlyArray<{ command: string; description: string }>>;
  readonly calls: Call[];
  /** Updates not yet confirmed, oldest first. */
  pending: Update[];
  /** Ids to be delivered once more although they may be confirmed. */
  readonly repeated: Set<number>;
  /** Every update ever made, for repeating one. */
  readonly history: Update[];
  /** The next number for messages and presses. */
  nextId(): number;
  /** Queues an update and returns its id. */
  publish(update: { message: Message } | { callback_query: CallbackQuery }): number;
  /** Runs waiting conditions again; called after every change. */
  changed(): void;
  /** Resolves with what `condition` returns as soon as that is neither false nor undefined nor null. */
  waitFor<T>(condition: () => T | false | undefined | null, milliseconds?: number): Promise<T>;
  onChange(listener: () => void): () => void;
}

/** An empty world. Update ids start high, as Telegram's do. */
export function createWorld(): World {
  let id = 100;
  let updateId = 870_000_000;
  const listeners = new Set<() => void>();
  const world: World = {
    chats: new Map(),
    messages: [],
    presses: new Map(),
    commands: new Map(),
    calls: [],
    pending: [],
    repeated: new Set(),
    history: [],
    nextId: () => ++id,
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
        const off = world.onChange(check);
        check();

        function check(): void {
          const value = condition();
          if (value === false || value === undefined || value === null) return;
          end();
          resolve(value);
        }
        function end(error?: Error): void {
          clearTimeout(deadline);
          queueMicrotask(() => off());
          if (error !== undefined) reject(error);
        }
      });
    },
  };
  return world;
}
