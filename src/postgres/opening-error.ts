// What to say when the database of DATABASE_URL cannot be opened: one line that names neither user nor password.
import { AppError } from '../core/errors.js';
import { codeOf, faultBehind, SERVER_DISK_FULL } from './fault.js';

/** An AppError as it is; what the driver or the server throws as DISK_FULL or DATABASE_UNREADABLE. */
export function asOpeningError(error: unknown): unknown {
  const fault = faultBehind(error);
  if (fault instanceof AppError) return fault;
  if (codeOf(fault) === SERVER_DISK_FULL)
    return new AppError('DISK_FULL', 'DATABASE_URL: the disk of the database server is full.', fault);
  const reason = fault instanceof Error ? fault.message : String(fault);
  return new AppError(
    'DATABASE_UNREADABLE',
    `DATABASE_URL: the database cannot be opened (${reason}).`,
    fault,
  );
}
