// The `ingest` command: reads articles from files, folders or standard input, and tells what was taken and what not.
import { resolve } from 'node:path';
import type { Ingest } from '../app/ingest.js';
import type { IngestReport, IngestRow } from '../app/ingest-report.js';
import type { Clock } from '../core/ports.js';
import { isAddress, type SourceItem, type SourceProblem } from '../core/source-item.js';
import type { Locale, Prompts } from '../prompts.js';
import { createProgress } from './progress.js';
import {
  coloursFor,
  dateInWords,
  type Output,
  plain,
  shownKey,
  tableOf,
  type Words,
  wordsOf,
} from './terminal-text.js';

/** An opened collection, as far as this command needs it. */
export interface IngestSession {
  readonly ingest: Ingest;
  /** Reads files, folders, addresses and, for `-`, standard input. Called twice on a terminal: once to count, once to take. */
  readonly read: (paths: readonly string[]) => AsyncIterable<SourceItem>;
  /** Keys of articles without a story, as many as asked for; none in a dry run. */
  readonly stories?: { unplaced(count: number): Promise<readonly string[]> };
  /** Places those into stories; gives how many. */
  readonly groupStories?: {
    catchUp(options: { readonly signal?: AbortSignal | undefined }): Promise<number>;
  };
  close(): Promise<void>;
}

export interface IngestFlags {
  readonly dryRun?: boolean;
  readonly prune?: boolean;
  readonly json?: boolean;
}

export interface IngestCommandDependencies {
  /** With `dryRun` neither model nor index is needed. */
  readonly open: (options: { readonly dryRun: boolean }) => Promise<IngestSession>;
  readonly prompts: Prompts;
  readonly locale: Locale;
  readonly out: Output;
  readonly err: Output;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

const STANDARD_INPUT = '-';
/** What shells report for a command ended by Ctrl-C. */
const INTERRUPTED = 130;
const SOME_NOT_TAKEN = 2;

/** Items to come, or null when reading twice would lose them or fetch them twice, or nobody sees the bar. */
async function countItems(
  session: IngestSession,
  paths: readonly string[],
  err: Output,
): Promise<number | null> {
  const isReadOnce = paths.some((path) => path === STANDARD_INPUT || isAddress(path));
  if (err.isTTY !== true || isReadOnce) return null;
  let items = 0;
  for await (const _ of session.read(paths)) items++;
  return items;
}

function cellsOf(row: IngestRow, words: Words): string[] {
  const cut = row.cut.map(({ reason, count, sample }) =>
    words('ingest-cut', { reason, count, sample: plain(sample) }),
  );
  return [
    shownKey(row.key),
    row.title === null ? '–' : plain(row.title),
    dateInWords(row.date, row.eventDay, words),
    row.author === null ? '–' : plain(row.author),
    words('ingest-body', { characters: row.characters, paragraphs: row.paragraphs }),
    String(row.captions),
    cut.length === 0 ? '–' : cut.join('\n'),
    words('ingest-status', { status: row.status }),
  ];
}

/** A problem in one line that names its file and line. */
export function problemLine({ file, line, code, detail }: SourceProblem, words: Words): string {
  const place = line === null ? plain(file) : `${plain(file)}:${line}`;
  return `${place}: ${words('ingest-problem', { code, detail: plain(detail) })}`;
}

function writeReport(report: IngestReport, words: Words, out: Output): void {
  const colours = coloursFor(out);
  const columns = ['key', 'title', 'date', 'author', 'body', 'captions', 'cut', 'status'];
  if (report.taken.length > 0) {
    const head = columns.map((name) => words(`ingest-column-${name}`));
    const rows = report.taken.map((row) => cellsOf(row, words));
    out.write(tableOf(out, head, [14, 20, 14, 10, 10, 9, 22, 9], rows));
  }
  const { counts, taken } = report;
  const hidden = counts.new + counts.changed + counts.unchanged - taken.length;
  if (hidden > 0) out.write(`${words('ingest-more-rows', { count: hidden })}\n`);
  for (const problem of report.problems) out.write(`${colours.yellow(problemLine(problem, words))}\n`);
  for (const key of report.pruned) out.write(`${words('ingest-pruned', { key: plain(key) })}\n`);
  out.write(`${colours.bold(words('ingest-summary', { ...counts }))}\n`);
  if (report.dryRun) out.write(`${words('ingest-dry-run')}\n`);
  if (report.stopped) out.write(`${words('ingest-stopped')}\n`);
}

/** What an older version stored knows no stories: to place all of that takes a while, which is said. */
async function groupOlder(
  { stories, groupStories }: IngestSession,
  { err, words, signal }: { err: Output; words: Words; signal: AbortSignal | undefined },
): Promise<void> {
  if (groupStories === undefined || signal?.aborted || ((await stories?.unplaced(1))?.length ?? 0) === 0)
    return;
  err.write(`${words('ingest-grouping')}\n`);
  await groupStories.catchUp({ signal });
}

/**
 * Runs the command and gives its exit code: 0, 2 when something could not be taken, 130 when the signal stopped it.
 * The report goes to `out`, as one JSON object with `--json`; progress goes to `err`.
 */
export async function ingestCommand(
  paths: readonly string[],
  flags: IngestFlags,
  dependencies: IngestCommandDependencies,
): Promise<number> {
  const { open, prompts, locale, out, err, clock, signal } = dependencies;
  const words = wordsOf(prompts, locale);
  const dryRun = flags.dryRun ?? false;
  const session = await open({ dryRun });
  try {
    const code = await taken();
    await session.close();
    return code;
  } catch (error) {
    // What went wrong first is what is told: closing after it often fails for the same reason, such as a full disk.
    await session.close().catch(() => undefined);
    throw error;
  }

  async function taken(): Promise<number> {
    const total = await countItems(session, paths, err);
    const progress = createProgress({ output: err, words, clock, total });
    const roots = paths.map((path) => (path === STANDARD_INPUT || isAddress(path) ? path : resolve(path)));
    const report = await session
      .ingest(session.read(paths), {
        dryRun,
        roots,
        // A feed drops what is old; its articles are not gone for that.
        prune: flags.prune ? roots.filter((root) => !isAddress(root)) : [],
        onProgress: progress.update,
        ...(signal ? { signal } : {}),
      })
      .finally(progress.stop);
    if (flags.json) out.write(`${JSON.stringify(report, null, 2)}\n`);
    else writeReport(report, words, out);
    if (!dryRun) await groupOlder(session, { err, words, signal });
    if (report.stopped) return INTERRUPTED;
    return report.counts.problems > 0 ? SOME_NOT_TAKEN : 0;
  }
}
