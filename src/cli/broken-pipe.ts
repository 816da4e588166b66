// Keeps a process alive whose output nobody reads any more, as in `… | head`: its work has to end in order.

/** Whether an error only says that the reader of a pipe went away. */
export function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/** What is written to these streams after their reader left is dropped; other errors of theirs are thrown as ever. */
export function outliveReaders(...streams: readonly NodeJS.WritableStream[]): void {
  for (const stream of streams) {
    stream.on('error', (error: unknown) => {
      if (!isBrokenPipe(error)) throw error;
    });
  }
}
