// The one catalogue of errors the product throws: each has a code that programs test and a message people read.

export type ErrorCode =
  | 'CONFIG_INVALID'
  | 'MODEL_MISSING'
  | 'MODEL_ALTERED'
  | 'MODEL_MISMATCH'
  | 'EMBEDDING_FAILED'
  | 'READING_FAILED'
  | 'READER_BUSY'
  | 'INDEX_FAILED'
  | 'DATABASE_AWAY'
  | 'DATABASE_TOO_NEW'
  | 'DATABASE_UNREADABLE'
  | 'DATABASE_INCOMPLETE'
  | 'DATABASE_IN_USE'
  | 'DISK_FULL'
  | 'CHUNK_INVALID'
  | 'QUOTE_NOT_VERBATIM'
  | 'NOT_OURS'
  | 'STOPPING'
  | 'CLOSED';

/** Thrown for what nobody expects in normal use; expected outcomes are returned as values instead. */
export class AppError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
  }
}

/** Whether an error, or what it was caused by, is an AppError of that code. */
export function isCausedBy(error: unknown, code: ErrorCode): boolean {
  for (let one = error; one instanceof Error; one = one.cause)
    if (one instanceof AppError && one.code === code) return true;
  return false;
}
