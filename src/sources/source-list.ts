// Reads sources.yaml: every entry by itself, so that one that is wrong is named by line and field and loses no other.
import { isAbsolute, resolve } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { allMatches } from '../core/all-matches.js';
import {
  HOME_ZONE,
  ID_FORM,
  isDay,
  isZone,
  type ListProblem,
  type ListProblemCode,
  minutesOf,
  type SourceList,
  sourceId,
  webAddress,
} from '../core/source-list.js';
import type { ListedSource } from '../core/source-store.js';

const DETAIL_LENGTH = 80;
const LOCATIONS = ['feed', 'page', 'folder'] as const;

/** Days come as text or, unquoted, still as text: the document is read without YAML's own dates. */
const entrySchema = z.strictObject({
  id: z.string().regex(ID_FORM).optional(),
  feed: z.string().optional(),
  page: z.string().optional(),
  folder: z.string().min(1).optional(),
  outlet: z.string().trim().min(1).max(100).optional(),
  since: z.string().refine(isDay).optional(),
  every: z
    .string()
    .refine((written) => minutesOf(written) !== null)
    .optional(),
  'full-text': z.enum(['auto', 'always', 'never']).optional(),
  zone: z.string().refine(isZone).optional(),
  paused: z.boolean().optional(),
});

const CODES: Readonly<Record<string, ListProblemCode>> = {
  id: 'bad-id',
  feed: 'bad-address',
  page: 'bad-address',
  folder: 'bad-address',
  outlet: 'bad-outlet',
  since: 'bad-since',
  every: 'bad-every',
  'full-text': 'bad-full-text',
  zone: 'bad-zone',
  paused: 'bad-paused',
};

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length <= DETAIL_LENGTH ? line : `${line.slice(0, DETAIL_LENGTH - 1)}…`;
}

/** Problems are printed and kept in logs. */
function withoutPassword(address: string): string {
  return address.replace(/(?<=\/\/)[^/@\s]*@/u, '…@');
}

/** One reading of one list. */
class Reading {
  readonly sources: ListedSource[] = [];
  readonly problems: ListProblem[] = [];
  readonly #lines: LineCounter;
  readonly #folder: string;
  readonly #ids = new Set<string>();
  readonly #locations = new Set<string>();

  constructor(lines: LineCounter, folder: string) {
    this.#lines = lines;
    this.#folder = folder;
  }

  lineOf(node: Node | null | undefined): number {
    return this.#lines.linePos(node?.range?.[0] ?? 0).line;
  }

  problem(line: number, code: ListProblemCode, field: string | null = null, detail = ''): void {
    this.problems.push({ line, field, code, detail: shortened(detail) });
  }

  /** Ids that entries give themselves come first, so that none that is made takes them. */
  reserve(entries: readonly unknown[]): ReadonlySet<string> {
    const given = entries.flatMap((entry) => {
      const id = isMap(entry) ? entry.get('id') : undefined;
      return typeof id === 'string' ? [id] : [];
    });
    return new Set(given);
  }

  entry(node: unknown, reserved: ReadonlySet<string>): void {
    if (!isMap(node)) {
      this.problem(this.lineOf(node as Node), 'not-an-entry');
      return;
    }
    const at = this.lineOf(node);
    const read = entrySchema.safeParse(node.toJSON());
    if (!read.success) {
      for (const issue of read.error.issues) this.#issue(node, issue);
      return;
    }
    const entry = read.data;
    const named = LOCATIONS.filter((kind) => entry[kind] !== undefined);
    const [kind] = named;
    if (kind === undefined || named.length > 1) {
      this.problem(at, kind === undefined ? 'no-address' : 'several-addresses', null, named.join(', '));
      return;
    }
    const written = entry[kind] ?? '';
    const location = kind === 'folder' ? this.#path(written) : webAddress(written);
    if (location === null) {
      this.problem(this.#lineOfField(node, kind), 'bad-address', kind, withoutPassword(written));
      return;
    }
    if (this.#locations.has(location)) {
      this.problem(this.#lineOfField(node, kind), 'duplicate-address', kind, location);
      return;
    }
    if (entry.id !== undefined && this.#ids.has(entry.id)) {
      this.problem(this.#lineOfField(node, 'id'), 'duplicate-id', 'id', entry.id);
      return;
    }
    const id = entry.id ?? sourceId(location, (one) => this.#ids.has(one) || reserved.has(one));
    this.#ids.add(id);
    this.#locations.add(location);
    this.sources.push({
      spec: {
        id,
        kind,
        location,
        outlet: entry.outlet ?? null,
        since: entry.since ?? null,
        everyMinutes: entry.every === undefined ? null : minutesOf(entry.every),
        fullText: entry['full-text'] ?? 'auto',
        zone: entry.zone ?? HOME_ZONE,
      },
      paused: entry.paused ?? false,
    });
  }

  #path(written: string): string {
    return isAbsolute(written) ? written : resolve(this.#folder, written);
  }

  #lineOfField(node: YAMLMap, field: string): number {
    const pair = node.items.find(({ key }) => isScalar(key) && key.value === field);
    return this.lineOf((pair?.key ?? node) as Node);
  }

  #issue(node: YAMLMap, issue: z.core.$ZodIssue): void {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) this.problem(this.#lineOfField(node, key), 'unknown-field', key, key);
      return;
    }
    const field = String(issue.path[0] ?? '');
    const value: unknown = node.get(field);
    const detail = value == null || isScalar(value) || isMap(value) || isSeq(value) ? '' : String(value);
    this.problem(this.#lineOfField(node, field), CODES[field] ?? 'not-an-entry', field, detail);
  }
}

const OPTIONS = { schema: 'core', merge: false, uniqueKeys: true } as const;

/** A list cut before each entry, with the line that each part begins at; what stands before the first is left out. */
function entriesApart(text: string): ReadonlyArray<{ readonly part: string; readonly line: number }> {
  const indent = /^([ \t]*)-(?=\s)/mu.exec(text)?.[1] ?? '';
  const cuts = allMatches(new RegExp(`^${indent}-(?=\\s)`, 'gmu'), text).map(({ index }) => index);
  return cuts.map((from, i) => ({
    part: text.slice(from, cuts[i + 1]),
    line: text.slice(0, from).split('\n').length,
  }));
}

/** Of a list that is broken somewhere: every entry that can be read, and the first fault of every other. */
function readApart(text: string, folder: string): SourceList {
  const kept: string[] = [];
  const problems: ListProblem[] = [];
  for (const { part, line } of entriesApart(text)) {
    const lines = new LineCounter();
    const [error] = parseDocument(part, { ...OPTIONS, lineCounter: lines }).errors;
    // Blank lines in its place leave the others on the lines that they have in the file.
    const place = error === undefined ? part : part.replace(/[^\n]+/gu, '');
    kept.push('\n'.repeat(Math.max(0, line - 1 - linesIn(kept))), place);
    if (error !== undefined) {
      // What never ends is noticed behind the entry.
      const last = line + linesIn([part.trimEnd()]);
      const at = Math.min(last, line - 1 + lines.linePos(error.pos[0]).line);
      problems.push({ line: at, field: null, code: 'syntax', detail: shortened(wordsOf(error.message)) });
    }
  }
  const read = readWhole(kept.join(''), folder);
  return { sources: read.sources, problems: [...problems, ...read.problems] };
}

const linesIn = (parts: readonly string[]): number => parts.join('').split('\n').length - 1;

/** The parser repeats the place that the problem names already. */
function wordsOf(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/ at line \d+, column \d+:?$/u, '');
}

/**
 * Reads the text of a list; paths of folders are relative to `folder`. Aliases, tags and merges of YAML mean nothing here,
 * so no list can blow up. An empty list, or one of comments alone, is a list of none. An entry that is no YAML loses no other.
 */
export function readSourceList(text: string, folder: string): SourceList {
  const content = text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
  const whole = readWhole(content, folder);
  if (!whole.problems.some(({ code }) => code === 'syntax')) return whole;
  const apart = readApart(content, folder);
  return apart.problems.length > 0 ? apart : { sources: [], problems: whole.problems.slice(0, 1) };
}

function readWhole(text: string, folder: string): SourceList {
  const lines = new LineCounter();
  const document = parseDocument(text, { ...OPTIONS, lineCounter: lines });
  const reading = new Reading(lines, folder);
  for (const error of document.errors) {
    reading.problem(lines.linePos(error.pos[0]).line, 'syntax', null, wordsOf(error.message));
  }
  const { contents } = document;
  if (document.errors.length > 0 || contents === null || (isScalar(contents) && contents.value === null))
    return reading;
  if (!isSeq(contents)) {
    reading.problem(reading.lineOf(contents), 'not-a-list');
    return reading;
  }
  const reserved = reading.reserve(contents.items);
  for (const item of contents.items) reading.entry(item, reserved);
  return reading;
}
