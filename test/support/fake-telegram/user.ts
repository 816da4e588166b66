// Someone at the other end: writes, sends pictures, taps buttons, sees what the bot wrote.
import type { Chat, Message, MessageEntity, User } from 'grammy/types';
import { asTelegram } from './methods.js';
import type { BotMessage, Press, World } from './world.js';

export interface UserOptions {
  /** Telegram's language_code; 'vi' unless given. */
  readonly language?: string;
  /** Writes in this group (a negative id) instead of the private chat. */
  readonly group?: number;
}

export interface FakeUser {
  /** The chat written in. */
  readonly chat: number;
  /** What the bot has written in the chat and not deleted, oldest first. */
  readonly messages: readonly BotMessage[];
  /** Writes a text; returns the update's id. */
  send(text: string): number;
  /** Writes a text and resolves with the bot's next `count` messages in this chat. */
  ask(text: string, count?: number): Promise<BotMessage[]>;
  /** Writes a text as a reply to a message of the bot and resolves with the bot's next message in this chat. */
  reply(message: BotMessage, text: string): Promise<BotMessage | undefined>;
  /** Sends something that is not text; `album` joins pictures into one. */
  sendOther(
    kind: 'photo' | 'voice' | 'sticker' | 'location',
    options?: { album?: string; caption?: string },
  ): number;
  /** Taps the button with that text; throws when the message has none. */
  tap(message: BotMessage, buttonText: string): Press;
  /** Sends button data of one's own making, as a modified client can. */
  tapData(message: BotMessage, data: string): Press;
}

/** Someone who has started the bot, which is what lets it write to them. */
export function createUser(world: World, id: number, { language = 'vi', group }: UserOptions): FakeUser {
  const from: User = { id, is_bot: false, first_name: `User ${id}`, language_code: language };
  const chat: Chat =
    group === undefined
      ? { id, type: 'private', first_name: from.first_name }
      : { id: group, type: 'supergroup', title: `Group ${group}` };
  world.chats.set(chat.id, chat);

  const publish = (content: object) => {
    const head = { message_id: world.nextId(), date: 1_760_000_000, chat, from };
    return world.publish({ message: { ...head, ...content } as Message & { from: User } });
  };
  const visible = () => world.messages.filter((message) => message.chat === chat.id && !message.deleted);

  const user: FakeUser = {
    chat: chat.id,
    get messages() {
      return visible();
    },
    send: (text) => publish({ text, entities: commandEntities(text) }),
    async ask(text, count = 1) {
      const before = visible().length;
      user.send(text);
      await world.waitFor(() => visible().length >= before + count);
      return visible().slice(before);
    },
    async reply(message, text) {
      const before = visible().length;
      publish({ text, reply_to_message: asTelegram(world, message) });
      await world.waitFor(() => visible().length > before);
      return visible()[before];
    },
    sendOther(kind, { album, caption } = {}) {
      const file = { file_id: 'f', file_unique_id: 'u', width: 1, height: 1, duration: 1 };
      const content = {
        photo: { photo: [file] },
        voice: { voice: file },
        location: { location: { latitude: 10, longitude: 106 } },
      };
      const sticker = { sticker: { ...file, type: 'regular', is_animated: false, is_video: false } };
      return publish({
        ...{ ...content, sticker }[kind],
        ...(album !== undefined && { media_group_id: album }),
        ...(caption !== undefined && { caption }),
      });
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
      world.publish({
        callback_query: { id: press.id, from, chat_instance: '1', data, message: asTelegram(world, message) },
      });
      return press;
    },
  };
  return user;
}

function commandEntities(text: string): MessageEntity[] {
  const [command] = /^\/\w+(?:@\w+)?/.exec(text) ?? [];
  return command === undefined ? [] : [{ type: 'bot_command', offset: 0, length: command.length }];
}
