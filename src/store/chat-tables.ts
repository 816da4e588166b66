// Which tables say something of a chat or of a person: the one list by which both are followed, moved and forgotten.

/** A column of Telegram ids: of chats (`chat`) or of people (`person`, whose private chat has the same id). */
export interface ChatColumn {
  readonly table: string;
  readonly column: string;
  readonly holds: 'chat' | 'person';
  /** Moves with a group but is no one's to have deleted: nobody gets around admins and limits by being forgotten. */
  readonly stays?: true;
}

/** Rows that hang on others by a foreign key need no entry of their own; test/store/chats.test.ts looks for forgotten ones. */
export const CHAT_COLUMNS: readonly ChatColumn[] = [
  { table: 'answers', column: 'chat', holds: 'chat' },
  { table: 'answers', column: 'asker', holds: 'person' },
  { table: 'answer_messages', column: 'chat', holds: 'chat' },
  { table: 'bot_state', column: 'chat', holds: 'chat' },
  { table: 'chat_settings', column: 'chat', holds: 'chat' },
  { table: 'questions', column: 'chat', holds: 'chat' },
  { table: 'questions', column: 'person', holds: 'person' },
  { table: 'access_list', column: 'id', holds: 'chat', stays: true },
  { table: 'allowances', column: 'id', holds: 'chat', stays: true },
  { table: 'chat_languages', column: 'chat', holds: 'chat' },
];
