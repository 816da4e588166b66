// What people think of answers: kept whole, so that a vote outlives the answer, and counted into questions that judge.
import type { DateWindow, Reply } from './answer.js';
import { dayOf } from './answer.js';

export type Vote = 'up' | 'down';

/** `gone`: the answer is forgotten, and nothing was kept. */
export type VoteOutcome = 'counted' | 'changed' | 'withdrawn' | 'gone';

/** One person's vote with all that explains it. */
export interface KeptVote {
  readonly answerId: string;
  readonly vote: Vote;
  /** When it was cast, milliseconds since 1970. */
  readonly at: number;
  readonly reply: Reply;
  /** Name and fingerprint of the model that the collection had when the answer was given; null when it had none. */
  readonly model: string | null;
  /** The collection's `change()` when the answer was given; null for answers given before it was kept. */
  readonly change: number | null;
}

/** Which votes are wanted; all where nothing is said. */
export interface VoteFilter {
  /** Those cast at this moment or later, milliseconds since 1970. */
  readonly since?: number | undefined;
}

/** Votes, at most one for each person and answer. */
export interface VoteStore {
  /** Counts a press of a vote's button: another vote takes the place of the first, the same one takes it back. */
  press(answerId: string, person: number, vote: Vote, now: number): Promise<VoteOutcome>;
  /** How many votes were cast at `since` or later, milliseconds since 1970. */
  count(since: number): Promise<{ readonly up: number; readonly down: number }>;
  /** By answer, then by time; those whose answer cannot be read any more are left out. */
  list(filter?: VoteFilter): Promise<KeptVote[]>;
}

/**
 * A line of data/questions.jsonl made of the votes on one question. `articles` and `answers` name what is right: what
 * was quoted, where most found it so. Else they are empty, for someone to fill in, and `given` tells what was quoted.
 */
export interface FeedbackRow {
  readonly id: string;
  readonly question: string;
  readonly kind: 'voted-up' | 'voted-down' | 'voted-both';
  readonly answerable: boolean;
  readonly articles: readonly string[];
  readonly answers: readonly string[];
  /** Publication day of the first quote; null when it has none or nothing is right. */
  readonly date: string | null;
  readonly dates_ok: readonly string[];
  readonly given: ReadonlyArray<{ readonly article: string; readonly quote: string }>;
  /** The days that were searched, when the asker or a button named some. */
  readonly window: DateWindow | null;
  readonly votes: { readonly up: number; readonly down: number };
  /** The newest vote, as ISO 8601 in UTC. */
  readonly at: string;
  readonly model: string | null;
  readonly change: number | null;
}

type Part = Exclude<Reply, { status: 'several' }>;

function partsOf(reply: Reply): readonly Part[] {
  return reply.status === 'several' ? reply.parts : [reply];
}

function rowOf(id: string, part: Part, cast: readonly KeptVote[]): FeedbackRow[] {
  // What the collection is like quotes nothing, and a question that leant on nothing was none.
  if (part.status === 'collection') return [];
  if (part.status === 'not-found' && part.reason === 'subject-missing') return [];
  const [first] = cast;
  if (first === undefined) return [];
  const up = cast.filter(({ vote }) => vote === 'up').length;
  const down = cast.length - up;
  const right = up > down;
  const quotes = part.status === 'answered' ? part.quotes : [];
  const days = right ? [...new Set(quotes.flatMap((quote) => dayOf(quote) ?? []))] : [];
  return [
    {
      id,
      question: part.understood ?? part.question,
      kind: right ? 'voted-up' : up === down ? 'voted-both' : 'voted-down',
      answerable: part.status === 'answered' || !right,
      articles: right ? [...new Set(quotes.map(({ article }) => article))] : [],
      answers: right ? [...new Set(quotes.map(({ text }) => text))] : [],
      date: days[0] ?? null,
      dates_ok: days.slice(1),
      given: quotes.map(({ article, text }) => ({ article, quote: text })),
      window: part.window,
      votes: { up, down },
      at: new Date(Math.max(...cast.map(({ at }) => at))).toISOString(),
      model: first.model,
      change: first.change,
    },
  ];
}

/**
 * Votes as questions with known answers, one row for each question of an answer, in the order of `votes`; with `only`,
 * those on which that vote prevails.
 */
export function feedbackRows(votes: readonly KeptVote[], only?: Vote): FeedbackRow[] {
  const byAnswer = new Map<string, KeptVote[]>();
  for (const vote of votes) byAnswer.set(vote.answerId, [...(byAnswer.get(vote.answerId) ?? []), vote]);
  const rows = [...byAnswer].flatMap(([id, cast]) => {
    const parts = cast[0] === undefined ? [] : partsOf(cast[0].reply);
    return parts.flatMap((part, at) => rowOf(parts.length === 1 ? id : `${id}-${at + 1}`, part, cast));
  });
  return only === undefined ? rows : rows.filter(({ kind }) => kind === `voted-${only}`);
}
