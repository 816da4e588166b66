// What is kept of a person or of a chat, and having all of it deleted.

/** What rows are called when they are counted to people, in the order told. */
export const KEPT_KINDS = [
  'answers',
  /** Answers in groups, which lose the id of who asked. */
  'asked',
  'questions',
  'votes',
  'follows',
  'channels',
  'settings',
  'buttons',
  'other',
] as const;

export type KeptKind = (typeof KEPT_KINDS)[number];

/** How many rows of each kind, in the order of KEPT_KINDS; kinds without any are left out. */
export type KeptCounts = ReadonlyArray<{ readonly kind: KeptKind; readonly count: number }>;

/** The counts of rows as they are told; rows without a kind are parts of others and not counted. */
export function keptCounts(
  rows: ReadonlyArray<{ readonly kind: KeptKind | null; readonly count: number }>,
): KeptCounts {
  return KEPT_KINDS.flatMap((kind) => {
    const count = rows.reduce((sum, row) => (row.kind === kind ? sum + row.count : sum), 0);
    return count === 0 ? [] : [{ kind, count }];
  });
}

/** Whose: a person's, with the private chat that has the same id; or a group's or channel's. */
export interface Whose {
  readonly kind: 'person' | 'chat';
  readonly id: number;
}

export interface Forgetting {
  kept(whose: Whose): Promise<KeptCounts>;
  /**
   * Deletes all of it at once and returns what it was. Of a person's rows in the chats of others some stay without the id.
   * Blocks and limits stay. Messages to the bot that were not finished are finished.
   */
  forget(whose: Whose): Promise<KeptCounts>;
  /**
   * Frees the files of the last traces of what was forgotten, which takes as long as writing anew all that is kept of chats and people, not the articles; to be
   * called at least once a day. False when there was nothing to do, or somebody else was writing.
   */
  sweep(): Promise<boolean>;
}
