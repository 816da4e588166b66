// What workers that share an inbox need to handle each update once and those of a chat in order: holding its lane alone.

/** What the holder of a lane is to handle next. */
export interface ClaimedUpdate {
  readonly update: { readonly update_id: number };
  /** How often it was begun before, by whichever process; 0 the first time. */
  readonly begunBefore: number;
  /** Whether another one of its lane waits behind it. */
  readonly hasNext: boolean;
}

/**
 * Lanes (core/update-lane) of the inbox's unfinished updates, each held by one process at a time and free again as soon as
 * that process ends, however it does. Methods reject while the database cannot be reached.
 */
export interface UpdateClaims {
  /**
   * Takes lanes in which something waits and which nobody holds, those that wait longest first: at most so many, and none
   * of `except`.
   */
  claim(most: number, except: readonly string[]): Promise<string[]>;
  /** Takes one lane, whether or not something waits in it; false when another process holds it. */
  claimLane(lane: string): Promise<boolean>;
  /**
   * The oldest unfinished update of a lane, noted as begun once more. Null when there is none, or when the lane is held no
   * more, as after the connection was lost and another process took it.
   */
  next(lane: string): Promise<ClaimedUpdate | null>;
  /**
   * Whether what `next` gave of a lane is still this process's to handle: the lane is held, after a lost connection taken
   * again, and nobody else has begun the update meanwhile. The database is asked, as a process may have been stopped for long
   * without noticing.
   */
  isOurs(lane: string, one: ClaimedUpdate): Promise<boolean>;
  /** Takes back that an update of a lane held here was begun: that it did not end was not its fault. */
  acquit(lane: string, updateId: number): Promise<void>;
  /** Leaves a lane to others; true when something waits in it all the same, as what came in the last moment. */
  release(lane: string): Promise<boolean>;
  /** No more can be taken; lanes that other processes could take are left to them. */
  close(): Promise<void>;
}
