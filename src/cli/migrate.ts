// Shows how far moving a database to another one is, and says how it ended.
import type { MoveOutcome, MoveProgress } from '../app/move-database.js';
import { systemClock as clock } from '../compose.js';
import { type MoveDirection, migrateDatabase } from '../compose-migrate.js';
import type { Config } from '../config.js';
import { AppError } from '../core/errors.js';
import { Pace } from './pace.js';
import { barOf, formatLeft } from './progress.js';
import type { Output, Words } from './terminal-text.js';

export interface MigrateFlags {
  readonly from?: string;
  readonly to?: string;
  readonly again?: boolean;
}

interface MigrateParts {
  readonly config: Config;
  readonly words: Words;
  readonly out: Output;
  readonly err: Output;
  readonly signal: AbortSignal;
}

const HUNDRED = 100;
/** Percent between two plain lines. */
const LINE_EVERY = 10;

interface View {
  update(progress: MoveProgress): void;
  stop(): void;
}

const percentOf = ({ done, total }: MoveProgress): number =>
  Math.floor((done / Math.max(total, 1)) * HUNDRED);

function createLines(output: Output, words: Words): View {
  let next = LINE_EVERY;
  return {
    update(progress) {
      const percent = percentOf(progress);
      if (percent < next) return;
      next = percent - (percent % LINE_EVERY) + LINE_EVERY;
      output.write(`${words('migrate-progress-line', { percent, table: progress.table })}\n`);
    },
    stop() {},
  };
}

function createBar(output: Output, words: Words): View {
  const pace = new Pace(clock());
  const names = ['bar', 'percentage', 'table', 'left'].map((name) => [name, `{${name}}`]);
  const bar = barOf(output, words('migrate-progress-bar', Object.fromEntries(names)));
  bar.start(1, 0, { table: '', left: formatLeft(null) });
  return {
    update({ table, done, total }) {
      pace.update(clock(), done);
      bar.setTotal(total);
      bar.update(done, { table, left: formatLeft(pace.secondsTo(total)) });
    },
    stop: () => bar.stop(),
  };
}

function directionOf({ from, to }: MigrateFlags): MoveDirection {
  if (from === 'sqlite' && to === 'postgres') return 'postgres';
  if (from === 'postgres' && to === 'sqlite') return 'sqlite';
  throw new AppError(
    'CONFIG_INVALID',
    'migrate: --from sqlite --to postgres, or --from postgres --to sqlite.',
  );
}

function lineOf(outcome: MoveOutcome, to: MoveDirection, words: Words): string {
  if (outcome.outcome === 'moved') {
    const { rows, tables, altered } = outcome;
    const altering = altered === 0 ? '' : `${words('migrate-altered', { rows: altered })}\n`;
    return `${words('migrate-moved', { rows, tables, to })}\n${altering}`;
  }
  if (outcome.outcome === 'differs') {
    return `${words('migrate-differs', { tables: outcome.tables.join(', ') })}\n`;
  }
  return `${words('migrate-ended', { outcome: outcome.outcome, to })}\n`;
}

/** Moves everything from one database to the other; the exit code is 0 only where all was moved and found equal. */
export async function migrateCommand(flags: MigrateFlags, parts: MigrateParts): Promise<number> {
  const { config, words, out, err, signal } = parts;
  const to = directionOf(flags);
  const view = err.isTTY === true ? createBar(err, words) : createLines(err, words);
  const onProgress = (progress: MoveProgress): void => view.update(progress);
  try {
    const outcome = await migrateDatabase(config, to, { signal, onProgress, again: flags.again });
    view.stop();
    const good = outcome.outcome === 'moved';
    (good ? out : err).write(lineOf(outcome, to, words));
    return good ? 0 : 1;
  } finally {
    view.stop();
  }
}
