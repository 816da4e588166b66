// What to say when the database of DATABASE_URL cannot be opened: one line that names neither user nor password.
import { AppError } from '../core/errors.js';

/** An AppError as it is; what the driver or the server throws as DATABASE_UNREADABLE. */
export function asOpeningError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError(
    'DATABASE_UNREADABLE',
    `DATABASE_URL: the database cannot be opened (${reason}).`,
    error,
  );
}
