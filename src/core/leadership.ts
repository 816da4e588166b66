// Which of the processes that share a database does what only one of them may do: preparing digests, following sources.

/** The time for which this process leads. */
export interface Term {
  /** Aborted when it leads no more: the connection to the database was lost. */
  readonly ended: AbortSignal;
  /** Lets another process lead; to be called when all that only a leader may do has stopped. */
  resign(): Promise<void>;
}

export interface Leadership {
  /**
   * Tries once to lead. Null when another process does, or nobody can tell; never rejects.
   */
  stand(): Promise<Term | null>;
  /** Asks whoever leads to look at its lists at once; does nothing where that is this process, and may be lost. */
  call(): Promise<void>;
  /** Calls `listener` when another process asked so while this one leads. */
  onCall(listener: () => void): void;
  close(): Promise<void>;
}

/** For a database that one process alone has open: it leads as soon as it asks. */
export function alwaysLeader(): Leadership {
  return {
    stand: async () => ({ ended: new AbortController().signal, resign: async () => {} }),
    call: async () => {},
    onCall: () => {},
    close: async () => {},
  };
}
