// The chats of the fake Telegram: how they begin, and whether the bot may write in one.
import type { Chat } from 'grammy/types';
import { bad } from './check.js';
import { ApiFailure } from './failure.js';
import type { FakeChat, Rights, Status, World } from './world.js';

export const EVERY_RIGHT: Rights = { send: true, post: true, manageTopics: true };

/** The chat of that id, made as `chat` says when there is none. */
export function chatFor(
  world: World,
  chat: Chat,
  start: { bot?: Status; privacy?: boolean; rights?: Partial<Rights> } = {},
): FakeChat {
  const known = world.chats.get(chat.id);
  if (known !== undefined) return known;
  const made: FakeChat = {
    chat,
    bot: start.bot ?? 'member',
    rights: { ...EVERY_RIGHT, ...start.rights },
    privacy: start.privacy ?? world.privacy,
    deactivated: false,
    members: new Map(),
    topics: new Map(),
    generalClosed: false,
    movedTo: null,
    lastMessage: 0,
  };
  world.chats.set(chat.id, made);
  return made;
}

/** The chat, or the refusal for one the bot has never met. */
export function knownChat(world: World, id: number | string): FakeChat {
  const named = [...world.chats.values()].find(
    ({ chat }) => typeof id === 'string' && 'username' in chat && `@${chat.username}` === id,
  );
  const found = named ?? world.chats.get(Number(id));
  if (found === undefined) throw bad('chat not found');
  return found;
}

const NAMES = { group: 'group chat', supergroup: 'supergroup chat', channel: 'channel chat' } as const;

/** The chat when the bot may see it and act in it at all, else the refusal. */
export function reachableChat(world: World, id: number | string): FakeChat {
  const found = knownChat(world, id);
  const { chat, bot } = found;
  if (found.movedTo !== null)
    throw new ApiFailure(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: found.movedTo,
    });
  if (chat.type === 'private') {
    if (found.deactivated) throw new ApiFailure(403, 'Forbidden: user is deactivated');
    if (bot === 'kicked') throw new ApiFailure(403, 'Forbidden: bot was blocked by the user');
    if (bot === 'left') throw new ApiFailure(403, "Forbidden: bot can't initiate conversation with a user");
    return found;
  }
  const name = NAMES[chat.type];
  if (bot === 'kicked') throw new ApiFailure(403, `Forbidden: bot was kicked from the ${name}`);
  if (bot === 'left') throw new ApiFailure(403, `Forbidden: bot is not a member of the ${name}`);
  return found;
}

/** The chat when the bot may write there, in that topic if one is given, else the refusal. */
export function writableChat(world: World, id: number | string, topic: number | null): FakeChat {
  const found = reachableChat(world, id);
  const { chat, bot, rights } = found;
  if (chat.type === 'channel' && (bot !== 'administrator' || !rights.post))
    throw bad('need administrator rights in the channel chat');
  if (bot === 'restricted' && !rights.send) throw bad('not enough rights to send text messages to the chat');
  if (topic !== null && !found.topics.has(topic)) throw bad('message thread not found');
  const closed = topic === null ? found.generalClosed : found.topics.get(topic)?.closed;
  if (closed && !(bot === 'administrator' && rights.manageTopics)) throw bad('TOPIC_CLOSED');
  return found;
}
