// Which tables say something of a chat or of a person: the one list by which both are followed, moved and forgotten.

/** A column of Telegram ids: of chats (`chat`) or of people (`person`, whose private chat has the same id). */
export interface ChatColumn {
  readonly table: string;
  readonly column: string;
  readonly holds: 'chat' | 'person';
}

/** Rows that hang on others by a foreign key need no entry of their own; test/store/chats.test.ts looks for forgotten ones. */
export const CHAT_COLUMNS: readonly ChatColumn[] = [
  { table: 'answers', column: 'chat', holds: 'chat' },
  { table: 'answers', column: 'asker', holds: 'person' },
  { table: 'answer_messages', column: 'chat', holds: 'chat' },
  { table: 'bot_state', column: 'chat', holds: 'chat' },
  { table: 'chat_settings', column: 'chat', holds: 'chat' },
  { table: 'chats', column: 'chat', holds: 'chat' },
  { table: 'channels', column: 'chat', holds: 'chat' },
  { table: 'channels', column: 'person', holds: 'person' },
  { table: 'subscriptions', column: 'chat', holds: 'chat' },
  { table: 'subscriptions', column: 'person', holds: 'person' },
  { table: 'told_stories', column: 'chat', holds: 'chat' },
  { table: 'outbox', column: 'chat', holds: 'chat' },
];
