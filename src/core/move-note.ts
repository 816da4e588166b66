// How far a move of a database has come, as it is written down in the database that it goes into.
import { z } from 'zod';
import { AppError } from './errors.js';
import type { MoveNote } from './move-ports.js';

const noteSchema = z.object({
  table: z.string(),
  after: z.array(z.union([z.string(), z.number(), z.null()])).nullable(),
  altered: z.int().nonnegative(),
});

/** A note as JSON. Keys of bytes do not come up. */
export function writtenNote(note: MoveNote): string {
  return JSON.stringify(noteSchema.parse(note));
}

/** A note from its JSON. Throws DATABASE_UNREADABLE when it is none. */
export function readNote(json: string): MoveNote {
  try {
    return noteSchema.parse(JSON.parse(json));
  } catch (cause) {
    throw new AppError(
      'DATABASE_UNREADABLE',
      "The database's entry 'moving' is not a note of a move.",
      cause,
    );
  }
}

/** What to throw when somebody would work with a database into which a move is not finished. */
export function unfinishedMove(): AppError {
  return new AppError(
    'DATABASE_INCOMPLETE',
    'A move into this database is not finished, so it lacks a part. Run `trichdan migrate` again to go on with it.',
  );
}

/** What to throw when a database cannot be moved because something else is using it. */
export function usedElsewhere(what: string): AppError {
  return new AppError(
    'DATABASE_IN_USE',
    `${what} is in use by another process. Stop the bot and every command first, so that nothing is written during the move.`,
  );
}

/** What to throw when somebody would begin to work with a database that is being moved. */
export function beingMoved(what: string): AppError {
  return new AppError(
    'DATABASE_IN_USE',
    `${what} is being moved by \`trichdan migrate\`. Wait until that is done, or stop it first; what is written meanwhile would be lost.`,
  );
}

/** What to throw when somebody else keeps a database from being opened; who that is cannot be told. */
export function heldElsewhere(what: string): AppError {
  return new AppError(
    'DATABASE_IN_USE',
    `${what} is held by another process alone, as \`trichdan migrate\` does while it moves it. Wait until that is done, or stop it first.`,
  );
}
