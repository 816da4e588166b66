// What must be known of chats from outside: whether they can be written to, what they are, and which channels are connected.
import { z } from 'zod';

const CHAT_KINDS = ['private', 'group', 'supergroup', 'channel'] as const;

export type ChatKind = (typeof CHAT_KINDS)[number];

/** A chat as it is read back; `gone` is since when it cannot be written to, milliseconds since 1970. */
export const chatRowSchema = z.object({ kind: z.enum(CHAT_KINDS).nullable(), gone: z.int().nullable() });

/** What the id alone tells of a chat: Telegram numbers people from 1 and everything else below 0. */
export function kindById(chat: number): ChatKind | null {
  return chat > 0 ? 'private' : null;
}

/** Chats the bot has met, by Telegram's ids. `now` is milliseconds since 1970. */
export interface ChatStore {
  /** Notes that the chat has just been heard from, hence is what it is and can be written to. */
  seen(chat: number, kind: ChatKind): Promise<void>;
  /**
   * Notes that the chat cannot be written to: the bot was blocked or removed, or the chat is no more. What it follows is
   * paused until somebody there wants it again.
   */
  gone(chat: number, now: number): Promise<void>;
  /** Whether nothing is to be sent to the chat; false for one never heard of. */
  isGone(chat: number): Promise<boolean>;
  /** Null for a chat other than a private one that was never heard from. */
  kindOf(chat: number): Promise<ChatKind | null>;
  /** Whether the chat has never been told how mentions can reach the bot; from then on it counts as told. */
  adviseOnce(chat: number, now: number): Promise<boolean>;
  /**
   * Notes that a group goes on as the supergroup `to`: all that is kept under the old id is kept under the new one. Where
   * something is kept of both, that of the supergroup stands, filled up from the group's. Telling it again changes nothing.
   */
  moved(from: number, to: number): Promise<void>;
}

export interface Channel {
  readonly chat: number;
  readonly title: string;
}

/**
 * Channels that agreed to receive what the bot posts, each connected by one or more of its admins or, where `person` is
 * null, by a post in the channel itself. Whether somebody is an admin still is for the asking one to find out.
 */
export interface ChannelStore {
  /** Connects it, or renews its title. An admin who does so takes over what a post in the channel began. */
  connect(channel: Channel, person: number | null, now: number): Promise<void>;
  /** Takes back what this person, and what a post in the channel, connected. */
  disconnect(chat: number, person: number): Promise<void>;
  /** The channels that this person connected, in that order. */
  channelsOf(person: number): Promise<Channel[]>;
  /** All connected channels, by their ids. */
  connected(): Promise<number[]>;
  /** Whether anybody connected it and did not take that back. */
  isConnected(chat: number): Promise<boolean>;
}
