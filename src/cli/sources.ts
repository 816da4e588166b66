// The `sources` command: lists live sources, adds, tests, pauses and removes them, fetches them, and exchanges the list.
import type { ManageSources, Wanted } from '../app/manage-sources.js';
import { formatDay } from '../core/dates.js';
import { inTurn } from '../core/in-turn.js';
import type { Clock } from '../core/ports.js';
import type { ListProblem } from '../core/source-list.js';
import { failureInWords, lastInWords, outcomeInWords } from '../core/source-outcome.js';
import type { FollowedSource } from '../core/source-store.js';
import { type Output, plain, tableOf, type Words } from './terminal-text.js';

/** Live sources as far as this command needs them. */
export interface SourcesSession {
  readonly manage: ManageSources;
  /** What in sources.yaml cannot be taken. */
  readFile(): Promise<readonly ListProblem[]>;
  close(): Promise<void>;
}

/** Lists as feed readers exchange them. */
export interface ListExchange {
  /** Null when the text is no such list; `problems` counts entries of no use. */
  read(
    text: string,
  ): { readonly wanted: readonly Wanted[]; readonly problems: number } | { readonly failure: string };
  write(sources: readonly FollowedSource[]): string;
  /** These are null and false when the file cannot be read or written. */
  load(file: string): Promise<string | null>;
  save(file: string, text: string): Promise<boolean>;
}

export interface SourcesDependencies {
  /** `model`: whether articles will be taken. */
  readonly open: (options: { readonly model: boolean }) => Promise<SourcesSession>;
  readonly exchange: ListExchange;
  /** Where sources.yaml is. */
  readonly file: string;
  readonly words: Words;
  readonly out: Output;
  readonly err: Output;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
}

export interface SourcesFlags {
  readonly json?: boolean;
}

type Action = (
  names: readonly string[],
  session: SourcesSession,
  dependencies: SourcesDependencies,
) => Promise<number>;

const DONE = 0;
const NOT_DONE = 2;
const INTERRUPTED = 130;

/** A source as `list --json` prints it; times are ISO 8601, null before there is any. */
function sourceRecord({ spec, origin, paused, nextFetch, failures, last }: FollowedSource) {
  const moment = (at: number): string => new Date(at).toISOString();
  return {
    ...spec,
    ...{ origin, paused, failures },
    nextFetch: nextFetch === 0 ? null : moment(nextFetch),
    last: last === null ? null : { ...last, at: moment(last.at) },
  };
}

async function list(
  flags: SourcesFlags,
  session: SourcesSession,
  dependencies: SourcesDependencies,
): Promise<number> {
  const { words, out, clock, file } = dependencies;
  const sources = await session.manage.list();
  if (flags.json) {
    out.write(`${JSON.stringify(sources.map(sourceRecord), null, 2)}\n`);
    return DONE;
  }
  if (sources.length === 0) {
    out.write(`${words('sources-none', { file })}\n`);
    return DONE;
  }
  const rows = sources.map((source) => [
    source.spec.id,
    plain(source.spec.location),
    plain(source.spec.outlet ?? '–'),
    source.paused === null
      ? plain(lastInWords(source, clock(), words))
      : words('sources-paused', { reason: source.paused }),
  ]);
  const head = ['id', 'location', 'outlet', 'last'].map((name) => words(`sources-column-${name}`));
  out.write(tableOf(out, head, [18, 38, 14, 30], rows));
  out.write(`${words('sources-count', { count: sources.length })}\n`);
  return DONE;
}

/** Shows what an address would bring; the outcome where it works, null where it does not. */
async function tryOut(
  name: string,
  session: SourcesSession,
  { words, out, err, signal }: SourcesDependencies,
) {
  const tried = await session.manage.test(name, signal);
  if (tried.status === 'failed') {
    const reason = failureInWords(tried.failure, tried.detail, words);
    err.write(`${plain(words('sources-failed', { what: name, reason }))}\n`);
    return null;
  }
  const { kind, title, location, items, whole, newest, leftOut, headlines, others } = tried.preview;
  const day = newest === null ? words('sources-no-date') : formatDay(newest, words.locale);
  const lines = [
    words('sources-preview', { kind, title: title ?? words('sources-untitled') }),
    words('sources-preview-location', { location }),
    words('sources-preview-items', { items, whole, newest: day }),
    ...(leftOut > 0 ? [words('sources-preview-left-out', { count: leftOut })] : []),
    ...headlines.map((headline) => `• ${headline}`),
    ...(others.length > 0 ? [words('sources-preview-others'), ...others] : []),
  ];
  out.write(`${lines.map(plain).join('\n')}\n`);
  return tried.preview;
}

type One = (name: string, session: SourcesSession, dependencies: SourcesDependencies) => Promise<number>;

/** The same for every name, one after the other, whatever becomes of the others. */
function forEach(one: One): Action {
  return async (names, session, dependencies) => {
    let code = DONE;
    for (const name of names) code = Math.max(code, await one(name, session, dependencies));
    return code;
  };
}

const test = forEach(async (name, session, dependencies) =>
  (await tryOut(name, session, dependencies)) === null ? NOT_DONE : DONE,
);

const add = forEach(async (address, session, dependencies) => {
  const { words, out, err } = dependencies;
  const preview = await tryOut(address, session, dependencies);
  if (preview === null) return NOT_DONE;
  const added = await session.manage.add(preview);
  if (added.status === 'known') {
    err.write(`${words('sources-known')}\n`);
    return NOT_DONE;
  }
  const { id } = added;
  out.write(
    `${words('sources-added', { id, location: preview.location })}\n${words('sources-added-hint', { id })}\n`,
  );
  return DONE;
});

function changing(what: 'pause' | 'resume' | 'remove'): Action {
  return async (names, { manage }, { words, out, err, file }) => {
    let code = DONE;
    for (const id of names) {
      const listed = (await manage.get(id))?.origin === 'file';
      if (await manage[what](id)) {
        out.write(`${words('sources-changed', { what, id })}\n`);
        if (what === 'remove' && listed) out.write(`${words('sources-listed-hint', { id, file })}\n`);
      } else {
        err.write(`${plain(words('sources-unknown', { id }))}\n`);
        code = NOT_DONE;
      }
    }
    return code;
  };
}

const fetchNow: Action = async (names, { manage }, { words, out, err, signal }) => {
  const active = (await manage.list()).filter(
    ({ spec, paused }) => spec.kind !== 'folder' && paused === null,
  );
  const wanted = names.length > 0 ? names : active.map(({ spec }) => spec.id);
  let code = DONE;
  for (const id of wanted) {
    if (signal?.aborted) return INTERRUPTED;
    const result = await manage.fetchNow(id, signal);
    if (result.status === 'stopped') return INTERRUPTED;
    if (result.status === 'done') {
      const line = plain(words('sources-fetched', { id, outcome: outcomeInWords(result.outcome, words) }));
      const failed = result.outcome.status === 'failed' || result.outcome.status === 'gone';
      (failed ? err : out).write(`${line}\n`);
      if (failed) code = NOT_DONE;
      continue;
    }
    const folder = (await manage.get(id))?.spec.kind === 'folder';
    const key = result.status === 'busy' ? 'sources-busy' : folder ? 'sources-folder' : 'sources-unknown';
    err.write(`${plain(words(key, { id }))}\n`);
    code = NOT_DONE;
  }
  return code;
};

const exportList: Action = async ([target], { manage }, { exchange, words, out, err }) => {
  const feeds = (await manage.list()).filter(({ spec }) => spec.kind === 'feed');
  const text = exchange.write(feeds);
  if (target === undefined) {
    out.write(text);
    return DONE;
  }
  const saved = await exchange.save(target, text);
  if (saved) out.write(`${words('sources-exported', { count: feeds.length, file: target })}\n`);
  else err.write(`${words('sources-file-unreadable', { file: target })}\n`);
  return saved ? DONE : NOT_DONE;
};

const importList: Action = async ([source = ''], { manage }, { exchange, words, out, err }) => {
  const text = await exchange.load(source);
  const read = text === null ? null : exchange.read(text);
  if (read === null || 'failure' in read) {
    const unreadable = words('sources-file-unreadable', { file: source });
    const line =
      read === null ? unreadable : words('sources-not-opml', { file: source, reason: read.failure });
    err.write(`${plain(line)}\n`);
    return NOT_DONE;
  }
  const outcomes = await inTurn(read.wanted, async (wanted) => (await manage.add(wanted)).status);
  const added = outcomes.filter((status) => status === 'added').length;
  const known = outcomes.length - added;
  out.write(`${words('sources-imported', { added, known, problems: read.problems })}\n`);
  return read.problems > 0 ? NOT_DONE : DONE;
};

/** How many names an action takes at least, and whether it takes articles. */
const ACTIONS: Readonly<
  Record<string, { readonly run: Action; readonly least: number; readonly model?: boolean }>
> = {
  test: { run: test, least: 1 },
  add: { run: add, least: 1 },
  pause: { run: changing('pause'), least: 1 },
  resume: { run: changing('resume'), least: 1 },
  remove: { run: changing('remove'), least: 1 },
  fetch: { run: fetchNow, least: 0, model: true },
  export: { run: exportList, least: 0 },
  import: { run: importList, least: 1 },
};

/**
 * Runs the command and gives its exit code: 0, 2 when something could not be done, 130 when the signal stopped it. Mistakes
 * in sources.yaml are told on `err` and stop nothing.
 */
export async function sourcesCommand(
  [action = 'list', ...names]: readonly string[],
  flags: SourcesFlags,
  dependencies: SourcesDependencies,
): Promise<number> {
  const { open, words, err, file } = dependencies;
  const chosen = ACTIONS[action];
  if (action !== 'list' && (chosen === undefined || names.length < chosen.least)) {
    err.write(`${words('sources-usage')}\n`);
    return NOT_DONE;
  }
  const session = await open({ model: chosen?.model ?? false });
  try {
    for (const problem of await session.readFile()) err.write(`${listProblemLine(problem, file, words)}\n`);
    if (chosen === undefined) return await list(flags, session, dependencies);
    return await chosen.run(names, session, dependencies);
  } finally {
    await session.close();
  }
}

/** A mistake in sources.yaml in one line that names its place and field. */
export function listProblemLine(
  { line, field, code, detail }: ListProblem,
  file: string,
  words: Words,
): string {
  const problem = words('sources-problem', { code, field: field ?? '', detail });
  return plain(words('sources-list-problem', { file, line: String(line), problem }));
}
