// Which model made some vectors, as it is written down, and whether two are the same.
import { z } from 'zod';
import { AppError } from './errors.js';
import type { ModelIdentity } from './ports.js';

const identitySchema = z.object({
  name: z.string().min(1),
  dimension: z.int().positive(),
  fingerprint: z.string().min(1),
});

/** Whether vectors of the two may stand in one index. */
export function sameModel(left: ModelIdentity, right: ModelIdentity): boolean {
  return (
    left.name === right.name && left.dimension === right.dimension && left.fingerprint === right.fingerprint
  );
}

/** A model as JSON. */
export function writtenModel(identity: ModelIdentity): string {
  return JSON.stringify(identitySchema.parse(identity));
}

/** A model from its JSON. Throws DATABASE_UNREADABLE, naming the `entry` it was read from, when it is none. */
export function readModel(json: string, entry: string): ModelIdentity {
  try {
    return identitySchema.parse(JSON.parse(json));
  } catch (cause) {
    throw new AppError('DATABASE_UNREADABLE', `The database's entry '${entry}' is not a model.`, cause);
  }
}

function inWords(model: ModelIdentity): string {
  return `${model.name} (${model.dimension} numbers, ${model.fingerprint.slice(0, 12)})`;
}

/** What to throw when vectors are there that another model made. */
export function modelMismatch(stored: ModelIdentity, here: ModelIdentity): AppError {
  return new AppError(
    'MODEL_MISMATCH',
    `The collection's vectors were made by ${inWords(stored)}, the model here is ${inWords(here)}. ` +
      'Run `npm run reindex` to make them anew, or put the former model back.',
  );
}

/** What to throw to who would stage vectors while other processes stage those of yet another model. */
export function otherModelStaged(): AppError {
  return new AppError(
    'MODEL_MISMATCH',
    'Another process makes vectors of another model: let it finish, or stop it and wait five minutes.',
  );
}

/** Throws MODEL_MISMATCH unless the vector has the model's length and only finite numbers. */
export function assertVector(vector: Float32Array, model: ModelIdentity, what: string): void {
  if (vector.length !== model.dimension || !vector.every(Number.isFinite)) {
    throw new AppError(
      'MODEL_MISMATCH',
      `The vector of ${what} has ${vector.length} numbers or is not finite; ${model.name} makes ${model.dimension}.`,
    );
  }
}
