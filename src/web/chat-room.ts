// One chat of the local page, in memory and bounded: its messages, the events that changed them, who is watching,
// and the line in which the user's updates wait for the bot.
import { randomUUID } from 'node:crypto';
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { RichNode } from './telegram-html.js';
import { webAddress } from './telegram-html.js';

/** A button under a message: `data` is sent back when tapped, `url` is opened, `copy` copied; exactly one of them is there. */
export interface ShownButton {
  readonly text: string;
  readonly data?: string;
  readonly url?: string;
  readonly copy?: string;
}

/** A message as the page shows it. `date` is in milliseconds since 1970; `text` is `nodes` without markup. */
export interface ShownMessage {
  readonly id: number;
  readonly author: 'user' | 'bot';
  readonly date: number;
  readonly nodes: readonly RichNode[];
  readonly text: string;
  readonly buttons: ReadonlyArray<readonly ShownButton[]>;
}

/** `era` names the room's memory: another era has other messages, though their ids may be the same. */
export type ChatEvent =
  | { readonly kind: 'transcript'; readonly era: string; readonly messages: readonly ShownMessage[] }
  | { readonly kind: 'message' | 'edit'; readonly message: ShownMessage }
  | { readonly kind: 'removal'; readonly message: number }
  | { readonly kind: 'typing' }
  | { readonly kind: 'alert'; readonly text: string; readonly modal: boolean };

/** `id` names the place in the chat's history to resume after; null for what is only worth showing at once. */
export type ChatListener = (event: ChatEvent, id: string | null) => void;

export interface KeptMessage {
  readonly shown: ShownMessage;
  readonly markup: InlineKeyboardMarkup | undefined;
}

const MESSAGES_KEPT = 200;
const EVENTS_KEPT = 400;
const UPDATES_WAITING = 20;

/** The buttons of a keyboard that a web page can honour: those that call back, open a web address or copy a text. */
function shownButtons(markup: InlineKeyboardMarkup | undefined): ShownButton[][] {
  const rows = markup?.inline_keyboard ?? [];
  return rows.map((row) => row.flatMap(shownButton)).filter((row) => row.length > 0);
}

function shownButton(button: InlineKeyboardMarkup['inline_keyboard'][number][number]): ShownButton[] {
  if ('callback_data' in button) return [{ text: button.text, data: button.callback_data }];
  if ('copy_text' in button) return [{ text: button.text, copy: button.copy_text.text }];
  const url = 'url' in button ? webAddress(button.url) : null;
  return url === null ? [] : [{ text: button.text, url }];
}

export class ChatRoom {
  readonly id: number;
  lastUsed: number;
  readonly #era = randomUUID();
  readonly #messages = new Map<number, KeptMessage>();
  readonly #listeners = new Set<ChatListener>();
  readonly #events: Array<{ number: number; event: ChatEvent }> = [];
  #eventCount = 0;
  #messageCount = 0;
  #waiting = 0;
  #line: Promise<void> = Promise.resolve();

  constructor(id: number, now: number) {
    this.id = id;
    this.lastUsed = now;
  }

  /** Nobody watches and nothing waits, so that forgetting the chat interrupts nothing. */
  get idle(): boolean {
    return this.#listeners.size === 0 && this.#waiting === 0;
  }

  add(message: Omit<ShownMessage, 'id' | 'buttons'>, markup?: InlineKeyboardMarkup): KeptMessage {
    this.#messageCount++;
    const kept = { shown: { ...message, id: this.#messageCount, buttons: shownButtons(markup) }, markup };
    this.#messages.set(kept.shown.id, kept);
    const [oldest] = this.#messages.keys();
    if (this.#messages.size > MESSAGES_KEPT && oldest !== undefined) this.#messages.delete(oldest);
    this.#record({ kind: 'message', message: kept.shown });
    return kept;
  }

  replace(
    id: number,
    content: Pick<ShownMessage, 'nodes' | 'text'>,
    markup?: InlineKeyboardMarkup,
  ): KeptMessage | null {
    const old = this.#messages.get(id);
    if (old === undefined) return null;
    const kept = { shown: { ...old.shown, ...content, buttons: shownButtons(markup) }, markup };
    this.#messages.set(id, kept);
    this.#record({ kind: 'edit', message: kept.shown });
    return kept;
  }

  remove(id: number): boolean {
    const removed = this.#messages.delete(id);
    if (removed) this.#record({ kind: 'removal', message: id });
    return removed;
  }

  message(id: number): KeptMessage | null {
    return this.#messages.get(id) ?? null;
  }

  transcript(): ShownMessage[] {
    return [...this.#messages.values()].map((kept) => kept.shown);
  }

  /** Tells those watching now; whoever connects later has missed it. */
  announce(event: ChatEvent): void {
    for (const listener of this.#listeners) listener(event, null);
  }

  /** Tells `listener` what happened after the event named `after`, or all when that is not known; then what comes. */
  watch(listener: ChatListener, after: string | null): () => void {
    const missed = this.#missedSince(after);
    if (missed === null) {
      const transcript = { kind: 'transcript' as const, era: this.#era, messages: this.transcript() };
      listener(transcript, this.#name(this.#eventCount));
    } else for (const { number, event } of missed) listener(event, this.#name(number));
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Runs the task after those before it; false when too many wait already. The task must not reject. */
  enqueue(task: () => Promise<void>): boolean {
    if (!this.hasRoom) return false;
    this.#waiting++;
    this.#line = this.#line.then(task).finally(() => {
      this.#waiting--;
    });
    return true;
  }

  get hasRoom(): boolean {
    return this.#waiting < UPDATES_WAITING;
  }

  /** Resolves when the line is empty. */
  async settled(): Promise<void> {
    while (this.#waiting > 0) await this.#line;
  }

  #name(number: number): string {
    return `${this.#era}:${number}`;
  }

  #record(event: ChatEvent): void {
    this.#eventCount++;
    this.#events.push({ number: this.#eventCount, event });
    if (this.#events.length > EVENTS_KEPT) this.#events.shift();
    for (const listener of this.#listeners) listener(event, this.#name(this.#eventCount));
  }

  #missedSince(after: string | null): Array<{ number: number; event: ChatEvent }> | null {
    const [era, digits] = after?.split(':') ?? [];
    if (era !== this.#era || digits === undefined || !/^\d{1,15}$/.test(digits)) return null;
    const number = Number(digits);
    const firstKept = this.#eventCount - this.#events.length + 1;
    if (number > this.#eventCount || number < firstKept - 1) return null;
    return this.#events.filter((kept) => kept.number > number);
  }
}
