// What a process says last when it could not go on: one line.
import { AppError } from '../core/errors.js';
import { safeError } from '../log.js';

/** Without its end. The product's own errors speak for themselves; a full disk has no better words than these. */
export function failureLine(error: unknown): string {
  const { message, type, code } = safeError(error);
  if (error instanceof AppError) return message;
  return code === 'ENOSPC' ? 'The disk is full (ENOSPC): make room and start again.' : `${type}: ${message}`;
}
