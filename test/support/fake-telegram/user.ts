// Someone at the other end: writes, sends pictures, taps buttons, asks inline, sees what the bot wrote.
import type { CallbackQuery, Message, MessageOrigin, User } from 'grammy/types';
import { chatFor, knownChat } from './chats.js';
import { entitiesIn, reachesBot } from './delivery.js';
import type { InlineQuestion } from './inline.js';
import { asTelegram, isBots, keep } from './messages.js';
import { setStanding } from './standing.js';
import { OTHER_KINDS, type OtherKind, type UploadedFile, uploaded } from './upload.js';
import { BOT, type BotMessage, type FakeChat, keyOf, type Press, secondsOf, type World } from './world.js';

/** A message of somebody, whether or not the bot was given it. */
export interface Said {
  readonly id: number;
  readonly chat: number;
  /** The update that brings it to the bot; null when Telegram keeps it from the bot. */
  readonly update: number | null;
  readonly message: Message;
}

export interface WriteOptions {
  /** What is replied to: the bot's message or somebody's. */
  readonly replyTo?: BotMessage | Said;
  /** Where it was forwarded from. */
  readonly forwardOf?: Said;
  /** Writes as the group itself, as an anonymous administrator does, or as the channel tied to the group. */
  readonly as?: 'anonymous' | 'linked-channel';
}

export interface FakeUser {
  readonly id: number;
  /** The chat written in. */
  readonly chat: number;
  /** What the bot has written in the chat and not deleted, oldest first. */
  readonly messages: readonly BotMessage[];
  /** The same person writing in a forum topic. */
  inTopic(topic: number): FakeUser;
  /** Writes a text. */
  write(text: string, options?: WriteOptions): Said;
  /** Writes a text; returns the update's id, 0 when Telegram keeps it from the bot. */
  send(text: string, options?: WriteOptions): number;
  /** Writes a text and resolves with the bot's next `count` messages in this chat, once none says only that it searches. */
  ask(text: string, count?: number): Promise<BotMessage[]>;
  /** Writes a text as a reply to a message of the bot and resolves with the bot's next message in this chat. */
  reply(message: BotMessage, text: string): Promise<BotMessage | undefined>;
  /** Presses the start button of a link `t.me/<bot>?start=<payload>`; returns the update's id. */
  start(payload?: string): number;
  /** Changes an earlier message; returns the update's id, 0 when Telegram keeps it from the bot. */
  edit(said: Said, text: string): number;
  /** Sends something that is not text; `album` joins pictures into one. */
  sendOther(kind: OtherKind, options?: { album?: string; caption?: string }): number;
  /** Sends a file that the bot can fetch. */
  sendFile(file: UploadedFile, options?: WriteOptions): Said;
  /** Sends someone's message on into this chat. */
  forward(said: Said): Said;
  /** Taps the button with that text; throws when the message has none. */
  tap(message: BotMessage, buttonText: string): Press;
  /** Sends button data of one's own making, as a modified client can. */
  tapData(message: BotMessage, data: string): Press;
  /** Types behind the bot's name, in the chat written in. */
  askInline(query: string, offset?: string): InlineQuestion;
  /** Sends one of the results offered; the message counts as via the bot. */
  pick(question: InlineQuestion, index: number): BotMessage;
}

/** What the bot says first where a search takes long, as on a busy machine; it becomes the answer. */
const isSearching = ({ text }: BotMessage): boolean =>
  /^(?:Đang tìm trong kho tin|Searching the collection)…$/u.test(text);

/** Someone in a chat of the bot, and in a topic of it if one is given. */
export function createUser(world: World, from: User, chat: FakeChat, topic: number | null = null): FakeUser {
  const visible = () => world.messages.filter((message) => message.chat === chat.chat.id && !message.deleted);

  function publish(content: object, { replyTo, forwardOf, as }: WriteOptions = {}): Said {
    const threaded = topic === null ? undefined : world.byKey.get(keyOf(chat.chat.id, topic));
    const target =
      replyTo === undefined ? threaded : 'message' in replyTo ? replyTo.message : asTelegram(world, replyTo);
    const sender =
      as === undefined
        ? { from }
        : { from: STAND_INS[as], sender_chat: as === 'anonymous' ? chat.chat : LINKED };
    const message = {
      message_id: world.nextMessageId(chat),
      date: secondsOf(world),
      chat: chat.chat,
      ...sender,
      ...(as === 'linked-channel' && { is_automatic_forward: true }),
      ...(topic !== null && { message_thread_id: topic, is_topic_message: true }),
      ...(target !== undefined && { reply_to_message: isBots(target) ? asTelegram(world, target) : target }),
      ...(forwardOf !== undefined && { forward_origin: originOf(forwardOf) }),
      ...content,
    } as Message;
    return deliver(message);
  }

  function deliver(message: Message): Said {
    world.byKey.set(keyOf(chat.chat.id, message.message_id), message);
    // Whoever writes to the bot lets it write back.
    if (chat.chat.type === 'private' && chat.bot === 'left') chat.bot = 'member';
    const update = reachesBot(chat, message) ? world.publish({ message }) : null;
    return { id: message.message_id, chat: chat.chat.id, update, message };
  }

  const user: FakeUser = {
    id: from.id,
    chat: chat.chat.id,
    get messages() {
      return visible();
    },
    inTopic: (thread) => createUser(world, from, chat, thread),
    write: (text, options) => publish({ text, entities: entitiesIn(text) }, options),
    send: (text, options) => user.write(text, options).update ?? 0,
    async ask(text, count = 1) {
      const before = visible().length;
      user.send(text);
      const answers = () => visible().slice(before);
      await world.waitFor(() => answers().length >= count && !answers().some(isSearching));
      return answers();
    },
    async reply(message, text) {
      const before = visible().length;
      user.write(text, { replyTo: message });
      await world.waitFor(() => visible().length > before);
      return visible()[before];
    },
    start: (payload) => user.send(payload === undefined ? '/start' : `/start ${payload}`),
    edit(said, text) {
      const edited_message = {
        ...said.message,
        text,
        entities: entitiesIn(text),
        edit_date: secondsOf(world) + 1,
      } as Message;
      world.byKey.set(keyOf(said.chat, said.id), edited_message);
      return reachesBot(chat, edited_message) ? world.publish({ edited_message }) : 0;
    },
    sendOther(kind, { album, caption } = {}) {
      const said = publish({
        ...OTHER_KINDS[kind],
        ...(album !== undefined && { media_group_id: album }),
        ...(caption !== undefined && { caption }),
      });
      return said.update ?? 0;
    },
    sendFile: (file, options) => publish(uploaded(world, file), options),
    forward: ({ message, ...said }) => {
      const { text, entities, caption, document, photo } = message;
      return publish({ text, entities, caption, document, photo }, { forwardOf: { message, ...said } });
    },
    tap(message, buttonText) {
      const button = message.keyboard.flat().find(({ text }) => text === buttonText);
      if (button?.callback_data === undefined)
        throw new Error(`No button "${buttonText}" under: ${message.text.slice(0, 80)}`);
      return user.tapData(message, button.callback_data);
    },
    tapData(message, data) {
      const press: Press = { id: `press-${world.nextId()}`, answer: null, expired: false };
      world.presses.set(press.id, press);
      const where =
        message.inlineId === null
          ? { message: asTelegram(world, message) }
          : { inline_message_id: message.inlineId };
      const head = { id: press.id, from, chat_instance: '1', data };
      world.publish({ callback_query: { ...head, ...where } as CallbackQuery });
      return press;
    },
    askInline(query, offset = '') {
      const id = `inline-${world.nextId()}`;
      const asked: InlineQuestion = { id, askedAt: world.clock.now(), answer: null };
      world.inlineQuestions.set(id, asked);
      const chat_type = chat.chat.type === 'private' ? 'sender' : chat.chat.type;
      world.publish({ inline_query: { id, from, query, offset, chat_type } });
      return asked;
    },
    pick(question, index) {
      const result = question.answer?.results[index];
      if (result === undefined) throw new Error(`No inline result ${index}`);
      const { text, entities, html, keyboard } = result;
      const inlineId = keyboard.length === 0 ? `plain-${world.nextId()}` : `inline-message-${world.nextId()}`;
      const rest = { file: null, replyTo: null, topic, silent: false };
      const sent = keep(world, chat, { text, entities, html, keyboard, inlineId, ...rest });
      deliver({ ...asTelegram(world, sent), from, via_bot: BOT } as Message);
      world.byKey.set(keyOf(chat.chat.id, sent.id), sent);
      return sent;
    },
  };
  return user;
}

const STAND_INS: Readonly<Record<NonNullable<WriteOptions['as']>, User>> = {
  anonymous: { id: 1_087_968_824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' },
  'linked-channel': { id: 777_000, is_bot: false, first_name: 'Telegram' },
};
const LINKED = { id: -100_777, type: 'channel', title: 'Kênh của nhóm' };

function originOf({ id, message }: Said): MessageOrigin {
  const date = message.date;
  if (message.chat.type === 'channel') return { type: 'channel', date, chat: message.chat, message_id: id };
  const sender_user = message.from ?? STAND_INS.anonymous;
  return { type: 'user', date, sender_user };
}

/** Someone's private chat with the bot; the person keeps the language first given until another is. */
export function privateUser(
  world: World,
  id: number,
  { language, started = true }: { language?: string | undefined; started?: boolean } = {},
): FakeUser {
  const from = person(world, id, language);
  const chat = chatFor(
    world,
    { id, type: 'private', first_name: from.first_name },
    { bot: started ? 'member' : 'left' },
  );
  return createUser(world, from, chat);
}

/** Who has that id. */
export function person(world: World, id: number, language?: string): User {
  const known = world.users.get(id);
  if (known !== undefined && (language === undefined || language === known.language_code)) return known;
  const user: User = { id, is_bot: false, first_name: `User ${id}`, language_code: language ?? 'vi' };
  world.users.set(id, user);
  return user;
}

/** What somebody does to the bot itself in the private chat: 'kicked' is blocking it. Returns the update's id. */
export function setBlocked(world: World, id: number, blocked: boolean): number {
  const chat = knownChat(world, id);
  const from = person(world, id);
  return setStanding(world, chat, from, blocked ? 'kicked' : 'member');
}
