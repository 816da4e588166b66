// Where in Telegram something is said: a chat and, in a forum, the topic of it.

export interface Place {
  readonly chat: number;
  /** Telegram's message_thread_id of a forum topic; null everywhere else, the forum's general topic included. */
  readonly topic: number | null;
}
