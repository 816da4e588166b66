// Groups, supergroups, forums and channels of the fake Telegram, and what happens in them.
import type { Chat, Message, User } from 'grammy/types';
import { chatFor, EVERY_RIGHT } from './chats.js';
import { entitiesIn, reachesBot } from './delivery.js';
import { asTelegram } from './messages.js';
import { setStanding } from './standing.js';
import { createUser, type FakeUser, person, type Said } from './user.js';
import {
  BOT,
  type BotMessage,
  type FakeChat,
  keyOf,
  type Rights,
  type Status,
  secondsOf,
  type World,
} from './world.js';

export interface GroupOptions {
  readonly title?: string;
  /** 'supergroup' unless given. */
  readonly type?: 'group' | 'supergroup';
  readonly forum?: boolean;
  /** Whether the bot gets only what is meant for it; as BotFather has it unless given. */
  readonly privacy?: boolean;
  /** How the bot stands in it; 'member' unless given. */
  readonly bot?: Status;
  readonly rights?: Partial<Rights>;
  readonly username?: string;
}

/** What a group and a channel have in common. */
export interface FakeRoom {
  readonly id: number;
  /** What the bot has written in it and not deleted, oldest first. */
  readonly messages: readonly BotMessage[];
  /** Somebody changes how the bot stands in it; returns the update's id. */
  setBot(status: Status, options?: { by?: number; rights?: Partial<Rights> }): number;
}

export interface FakeGroup extends FakeRoom {
  /** Someone in the group, the same person as in the private chat of that id. */
  member(id: number, options?: { language?: string; status?: Status }): FakeUser;
  /** Opens a forum topic; returns its message_thread_id. */
  topic(name: string, by?: 'bot' | number): number;
  closeTopic(topic: number, closed?: boolean): void;
  closeGeneral(closed?: boolean): void;
  deleteTopic(topic: number): void;
  /** Somebody joins, and Telegram says so. */
  join(id: number): void;
  /** The bot is put into the group, with the service message that says so. */
  addBot(by?: number): void;
  /** Turns a group into a supergroup of that id, which it returns. */
  upgrade(to: number): FakeGroup;
}

export interface FakeChannel extends FakeRoom {
  /** Publishes a post, perhaps in reply to one of the bot's. */
  post(text: string, options?: { replyTo?: BotMessage }): Said;
  /** How somebody stands in it from now on. */
  setMember(id: number, status: Status, rights?: Partial<Rights>): void;
}

/** A group; -100… ids are those of supergroups. */
export function createGroup(world: World, id: number, options: GroupOptions = {}): FakeGroup {
  const { title = `Group ${id}`, type = 'supergroup', forum = false, username } = options;
  const extra = { ...(forum && { is_forum: true }), ...(username !== undefined && { username }) };
  const chat = chatFor(world, { id, type, title, ...extra } as Chat, start(options));

  const service = (content: object, from: User) => {
    const head = { message_id: world.nextMessageId(chat), date: secondsOf(world), chat: chat.chat, from };
    const message = { ...head, ...content } as Message;
    world.byKey.set(keyOf(id, message.message_id), message);
    if (reachesBot(chat, message)) world.publish({ message });
    return message.message_id;
  };

  return {
    ...roomOf(world, chat),
    get messages() {
      return messagesIn(world, id);
    },
    member(userId, { language, status } = {}) {
      const user = person(world, userId, language);
      const known = chat.members.get(userId);
      chat.members.set(userId, { user, status: status ?? known?.status ?? 'member' });
      return createUser(world, user, chat);
    },
    topic(name, by = 1) {
      const from = by === 'bot' ? BOT : person(world, by);
      const opened = { name, icon_color: 7_322_096 };
      const thread = chat.lastMessage + 1;
      const head = { message_thread_id: thread, is_topic_message: true };
      chat.topics.set(thread, { name, closed: false });
      return service({ ...head, forum_topic_created: opened }, from);
    },
    closeTopic(topic, closed = true) {
      const found = chat.topics.get(topic);
      if (found === undefined) throw new Error(`No topic ${topic}`);
      found.closed = closed;
    },
    closeGeneral(closed = true) {
      chat.generalClosed = closed;
    },
    deleteTopic(topic) {
      chat.topics.delete(topic);
    },
    join(userId) {
      const user = person(world, userId);
      chat.members.set(userId, { user, status: 'member' });
      service({ new_chat_members: [user] }, user);
    },
    addBot(by = 1) {
      const from = person(world, by);
      setStanding(world, chat, from, 'member');
      service({ new_chat_members: [BOT] }, from);
    },
    upgrade(to) {
      const from = person(world, 1);
      const became = createGroup(world, to, { ...options, type: 'supergroup' });
      service({ migrate_to_chat_id: to }, from);
      chat.movedTo = to;
      const moved = chatFor(world, { id: to, type: 'supergroup', title });
      for (const [key, member] of chat.members) moved.members.set(key, member);
      const head = { message_id: world.nextMessageId(moved), date: secondsOf(world), chat: moved.chat, from };
      world.publish({ message: { ...head, migrate_from_chat_id: id } });
      return became;
    },
  };
}

/** A channel; the bot is an administrator of it unless said otherwise. */
export function createChannel(world: World, id: number, options: GroupOptions = {}): FakeChannel {
  const { title = `Channel ${id}`, username } = options;
  const named = { id, type: 'channel', title, ...(username !== undefined && { username }) } as Chat;
  const chat = chatFor(world, named, start({ bot: 'administrator', ...options }));
  return {
    ...roomOf(world, chat),
    get messages() {
      return messagesIn(world, id);
    },
    post(text, { replyTo } = {}) {
      const head = { message_id: world.nextMessageId(chat), date: secondsOf(world) };
      const message = {
        ...head,
        chat: chat.chat,
        sender_chat: chat.chat,
        text,
        entities: entitiesIn(text),
        ...((replyTo && { reply_to_message: asTelegram(world, replyTo) }) as object),
      } as Message;
      world.byKey.set(keyOf(id, message.message_id), message);
      const update = reachesBot(chat, message) ? world.publish({ channel_post: message }) : null;
      return { id: message.message_id, chat: id, update, message };
    },
    setMember(userId, status, rights) {
      const user = person(world, userId);
      chat.members.set(userId, { user, status, rights: { ...EVERY_RIGHT, ...rights } });
    },
  };
}

function start({ bot, privacy, rights }: GroupOptions) {
  return {
    ...(bot !== undefined && { bot }),
    ...(privacy !== undefined && { privacy }),
    ...(rights !== undefined && { rights }),
  };
}

function roomOf(world: World, chat: FakeChat): Pick<FakeRoom, 'id' | 'setBot'> {
  return {
    id: chat.chat.id,
    setBot: (status, { by = 1, rights } = {}) => setStanding(world, chat, person(world, by), status, rights),
  };
}

function messagesIn(world: World, id: number): BotMessage[] {
  return world.messages.filter((message) => message.chat === id && !message.deleted);
}
