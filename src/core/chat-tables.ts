// Which tables say something of a chat or of a person: the one list by which both are followed, moved and forgotten.
import type { KeptKind } from './forgetting.js';

/** A column of Telegram ids: of chats (`chat`) or of people (`person`, whose private chat has the same id). */
export interface ChatColumn {
  readonly table: string;
  readonly column: string;
  readonly holds: 'chat' | 'person';
  /** As what /xoa counts its rows, where they are worth a word of their own; `other` unless given. */
  readonly named?: KeptKind;
  /** Its rows are parts of rows that are counted already, or stay with the chat that they belong to. */
  readonly part?: true;
  /** Moves with a group but is no one's to have deleted: nobody gets around admins and limits by being forgotten. */
  readonly stays?: true;
  /** Of a person: the whole row goes with the person. Unless given it stays without the id, where it may be without one. */
  readonly goes?: true;
}

/** Rows that hang on others by a foreign key need no entry of their own; the tests of both databases look for forgotten ones. */
export const CHAT_COLUMNS: readonly ChatColumn[] = [
  { table: 'answers', column: 'chat', holds: 'chat', named: 'answers' },
  { table: 'answers', column: 'asker', holds: 'person', named: 'asked' },
  { table: 'answer_messages', column: 'chat', holds: 'chat', part: true },
  { table: 'bot_state', column: 'chat', holds: 'chat', named: 'buttons' },
  { table: 'votes', column: 'chat', holds: 'chat', named: 'votes' },
  { table: 'votes', column: 'person', holds: 'person', named: 'votes' },
  { table: 'votes', column: 'asker', holds: 'person', part: true },
  { table: 'chat_settings', column: 'chat', holds: 'chat', named: 'settings' },
  { table: 'chat_languages', column: 'chat', holds: 'chat', named: 'settings' },
  { table: 'chats', column: 'chat', holds: 'chat', part: true },
  { table: 'channels', column: 'chat', holds: 'chat', named: 'channels' },
  { table: 'channels', column: 'person', holds: 'person', named: 'channels', goes: true },
  { table: 'questions', column: 'chat', holds: 'chat', named: 'questions' },
  { table: 'questions', column: 'person', holds: 'person', named: 'questions', goes: true },
  { table: 'access_list', column: 'id', holds: 'chat', stays: true },
  { table: 'allowances', column: 'id', holds: 'chat', stays: true },
  { table: 'subscriptions', column: 'chat', holds: 'chat', named: 'follows' },
  { table: 'subscriptions', column: 'person', holds: 'person', part: true },
  { table: 'told_stories', column: 'chat', holds: 'chat', part: true },
  { table: 'digest_settings', column: 'chat', holds: 'chat', named: 'settings' },
  { table: 'outbox', column: 'chat', holds: 'chat', part: true },
];
