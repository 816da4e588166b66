// Telegram in this process, for one bot and private chats only: takes the bot's calls instead of the Bot API, and
// turns what people type and tap on the local page into the updates Telegram would send.
import { randomUUID } from 'node:crypto';
import type { MessageEntity, Update, User, UserFromGetMe } from 'grammy/types';
import { allMatches } from '../core/all-matches.js';
import type { Clock } from '../core/ports.js';
import type { Locale } from '../prompts.js';
import {
  apiMessage,
  type BotApiReply,
  type BotApiState,
  callBotApi,
  type MenuCommand,
  menuKey,
} from './bot-api.js';
import { type ChatListener, ChatRoom, type ShownMessage } from './chat-room.js';

export type PageLanguage = Locale;

/** What became of the user's input: `busy` when too much waits already, `gone` when the button is not there any more. */
export type Delivery = 'accepted' | 'busy' | 'gone' | 'closed';

export interface UpdateHandlers {
  /** Usually `bot.handleUpdate`. One update of a chat at a time, in order; different chats side by side. */
  handle(update: Update): Promise<unknown>;
  /** Hears what `handle` rejected with; the chat goes on. */
  onError(error: unknown): void;
}

export interface LocalTelegram {
  readonly botInfo: UserFromGetMe;
  /** For grammY's `client: { fetch }`; any token will do. Never touches the network. */
  readonly fetch: (url: string | URL, init?: { body?: unknown }) => Promise<Response>;
  /** Begins to hand updates over; the function returned stops that, and input is answered with `closed`. */
  connect(handlers: UpdateHandlers): () => void;
  send(chat: number, text: string, language?: PageLanguage): Delivery;
  /** `data` must stand on a button of that message, as Telegram's own apps would make sure. */
  tap(chat: number, message: number, data: string, language?: PageLanguage): Delivery;
  /** The last 200 messages, oldest first. */
  transcript(chat: number): readonly ShownMessage[];
  /**
   * Tells `listener`, before returning, all the events after the one named `after`, or the whole transcript when
   * that name is not (or no longer) known; then every event as it comes, until the function returned is called.
   */
  subscribe(chat: number, listener: ChatListener, after?: string | null): () => void;
  /** The command menu a private chat in that language shows. */
  commands(language: PageLanguage): readonly MenuCommand[];
  /** Resolves when no update waits or is being handled in any chat. */
  settled(): Promise<void>;
}

const CHATS_KEPT = 500;
const TAPS_KEPT = 1000;
const IDLE_MS = 24 * 60 * 60 * 1000;

const BOT: UserFromGetMe = {
  id: 1,
  is_bot: true,
  first_name: 'Trích Dẫn',
  username: 'trichdan_local_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  can_manage_bots: false,
  supports_inline_queries: false,
  supports_guest_queries: false,
  supports_join_request_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
};

/** Commands and addresses in a message, which Telegram's servers mark and bots look for. */
function entitiesOf(text: string): MessageEntity[] {
  const marks = allMatches(
    /(?<=^|\s)(?:(\/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{1,32})?)(?![\w/])|https?:\/\/\S+)/g,
    text,
  );
  return marks.map((mark) => ({
    type: mark[1] === undefined ? 'url' : 'bot_command',
    offset: mark.index,
    length: mark[0].length,
  }));
}

/** The HTTP status of a reply is its error code, as the Bot API has it. */
function asResponse(reply: BotApiReply): Response {
  return Response.json(reply, { status: reply.ok ? 200 : reply.error_code });
}

/** One Telegram for one process. Chats that nobody watched for a day are forgotten. */
export function createLocalTelegram(options: { clock: Clock; botInfo?: UserFromGetMe }): LocalTelegram {
  const { clock, botInfo = BOT } = options;
  const rooms = new Map<number, ChatRoom>();
  const taps = new Map<string, number>();
  let handlers: UpdateHandlers | null = null;
  // Bots remember the ids they have seen across restarts, so they must go on from where the last process was.
  let nextUpdate = clock();

  /** Recently used chats stand at the end of the map, so the oldest are met first. */
  function forgetIdle(now: number, current: number): void {
    for (const [id, room] of rooms) {
      if (rooms.size <= CHATS_KEPT && now - room.lastUsed < IDLE_MS) return;
      if (room.idle && id !== current) rooms.delete(id);
    }
  }

  function room(chat: number): ChatRoom {
    const now = clock();
    const found = rooms.get(chat) ?? new ChatRoom(chat, now);
    found.lastUsed = now;
    rooms.delete(chat);
    rooms.set(chat, found);
    forgetIdle(now, chat);
    return found;
  }

  function takeTap(id: string): ChatRoom | null {
    const chat = taps.get(id);
    taps.delete(id);
    return chat === undefined ? null : room(chat);
  }

  function deliver(to: ChatRoom, update: Omit<Update, 'update_id'>, receivers: UpdateHandlers): Delivery {
    const numbered = { update_id: nextUpdate, ...update };
    nextUpdate++;
    const accepted = to.enqueue(async () => {
      try {
        await receivers.handle(numbered);
      } catch (error) {
        receivers.onError(error);
      }
    });
    return accepted ? 'accepted' : 'busy';
  }

  const user = (chat: number, language: PageLanguage): User => ({
    id: chat,
    is_bot: false,
    first_name: String(chat),
    language_code: language,
  });

  const state: BotApiState = { botInfo, now: clock, room, takeTap, menus: new Map() };

  return {
    botInfo,

    async fetch(url, init) {
      const name = new URL(url).pathname.split('/').at(-1) ?? '';
      const body = init?.body ?? '{}';
      if (typeof body !== 'string') {
        return asResponse({
          ok: false,
          error_code: 400,
          description: 'Bad Request: files are not supported',
        });
      }
      return asResponse(callBotApi(state, name, JSON.parse(body)));
    },

    connect(given) {
      handlers = given;
      return () => {
        if (handlers === given) handlers = null;
      };
    },

    send(chat, typed, language = 'vi') {
      if (handlers === null) return 'closed';
      const to = room(chat);
      if (!to.hasRoom) return 'busy';
      const text = typed.trim();
      const kept = to.add({ author: 'user', date: clock(), nodes: [text], text });
      const entities = entitiesOf(text);
      const message = {
        message_id: kept.shown.id,
        date: Math.floor(kept.shown.date / 1000),
        chat: { id: chat, type: 'private' as const, first_name: String(chat) },
        from: user(chat, language),
        text,
        ...(entities.length > 0 ? { entities } : {}),
      };
      return deliver(to, { message }, handlers);
    },

    tap(chat, message, data, language = 'vi') {
      if (handlers === null) return 'closed';
      const to = room(chat);
      const kept = to.message(message);
      const there = kept?.shown.buttons.some((row) => row.some((button) => button.data === data)) ?? false;
      if (kept === null || !there) return 'gone';
      if (!to.hasRoom) return 'busy';
      const id = randomUUID();
      taps.set(id, chat);
      const [oldest] = taps.keys();
      if (taps.size > TAPS_KEPT && oldest !== undefined) taps.delete(oldest);
      const query = {
        id,
        from: user(chat, language),
        chat_instance: String(chat),
        message: apiMessage(to, kept, botInfo),
        data,
      };
      return deliver(to, { callback_query: query }, handlers);
    },

    transcript: (chat) => rooms.get(chat)?.transcript() ?? [],

    subscribe(chat, listener, after = null) {
      const watched = room(chat);
      const stop = watched.watch(listener, after);
      return () => {
        stop();
        watched.lastUsed = clock();
      };
    },

    commands(language) {
      const keys = ['all_private_chats', 'default'].flatMap((scope) => [
        menuKey(scope, language),
        menuKey(scope, ''),
      ]);
      const key = keys.find((candidate) => (state.menus.get(candidate)?.length ?? 0) > 0);
      return key === undefined ? [] : (state.menus.get(key) ?? []);
    },

    async settled() {
      await Promise.all([...rooms.values()].map((one) => one.settled()));
    },
  };
}
