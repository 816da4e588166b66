// What is noted of every question for those who run the bot: how it went, how long it took and, for a time, who asked what.
import { z } from 'zod';
import type { NotFoundReason, Reply, SeveralAnswers } from './answer.js';
import type { Place } from './place.js';
import { foldedTokens } from './text.js';

/** From where a question came: typed in private, said in a group, typed inline, by a button, or by a command. */
const ASKED_HOW = ['private', 'group', 'inline', 'button', 'command'] as const;

export type AskedHow = (typeof ASKED_HOW)[number];

/** A question as it was answered; times in milliseconds. */
export interface AskedQuestion {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Null for what was asked inline. */
  readonly place: Place | null;
  /** The numeric id of whoever asked; null where Telegram does not say. */
  readonly person: number | null;
  readonly reply: Reply;
  /** Until the answer was sent. */
  readonly answerMs: number;
  /** Of those, until it was found. */
  readonly retrievalMs: number;
  readonly language: 'vi' | 'en';
  readonly how: AskedHow;
  /** Its words are not kept: they are a text to check, or what was typed so far, and nothing that the collection lacks. */
  readonly wordless?: boolean | undefined;
}

/** One question as it is kept. What tells of the question or of who asked is null where questions are not to be kept. */
export interface QuestionRecord {
  readonly at: number;
  readonly chat: number | null;
  readonly topic: number | null;
  readonly person: number | null;
  readonly text: string | null;
  /** The words of `text` without marks, by which repetitions are known. */
  readonly subject: string | null;
  readonly status: 'answered' | 'not-found' | 'collection';
  readonly reason: NotFoundReason | null;
  readonly score: number;
  /** The headline that came nearest to a question without an answer. */
  readonly nearest: string | null;
  readonly answerMs: number;
  readonly retrievalMs: number;
  readonly language: 'vi' | 'en';
  readonly how: AskedHow;
}

/** What some days brought. Latencies are milliseconds of whole answers; null where nothing was asked. */
export interface QuestionCounts {
  readonly questions: number;
  readonly people: number;
  readonly answered: number;
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
}

/** A question that found nothing. */
export interface LackedQuestion {
  readonly at: number;
  readonly chat: number | null;
  readonly person: number | null;
  readonly text: string;
  readonly subject: string;
  readonly nearest: string | null;
}

/** One as it is read back. */
export const lackedQuestionSchema: z.ZodType<LackedQuestion> = z.object({
  at: z.int(),
  chat: z.int().nullable(),
  person: z.int().nullable(),
  text: z.string(),
  subject: z.string(),
  nearest: z.string().nullable(),
});

/** Keeps what was asked. Times are milliseconds since 1970. */
export interface QuestionLog {
  add(records: readonly QuestionRecord[]): Promise<void>;
  /** What was asked at `since` or later. */
  counts(since: number): Promise<QuestionCounts>;
  /**
   * Questions without an answer whose words are kept, the newest first; without those that no article could have answered,
   * because they ask for no day there is or leave their subject out.
   */
  lacked(since: number, most: number): Promise<LackedQuestion[]>;
  /** Forgets words and people of what was asked before `before`; gives of how many questions. */
  anonymise(before: number): Promise<number>;
  /** Forgets all of what was asked before `before`; gives how many questions that were. */
  prune(before: number): Promise<number>;
}

/** Texts, place and person of a question, or none of them. */
function tellingOf(
  { place, person, wordless }: AskedQuestion,
  part: SeveralAnswers['parts'][number],
  kept: boolean,
) {
  const nothing = { chat: null, topic: null, person: null, text: null, subject: null, nearest: null };
  if (!kept) return nothing;
  const asked = { chat: place?.chat ?? null, topic: place?.topic ?? null, person };
  if (wordless) return { ...nothing, ...asked };
  const text = part.understood ?? part.question;
  const subject = [...new Set(foldedTokens(text).filter((token) => !token.includes('_')))].join(' ');
  const nearest = part.status === 'not-found' ? (part.near[0]?.headline ?? null) : null;
  return { ...asked, text, subject, nearest };
}

/** What is noted of a question; of several in one message, each by itself. `kept`: whether words and people may be. */
export function recordsOf(asked: AskedQuestion, kept: boolean): QuestionRecord[] {
  const { at, reply, answerMs, retrievalMs, language, how } = asked;
  const parts = reply.status === 'several' ? reply.parts : [reply];
  return parts.map((part) => ({
    at,
    ...tellingOf(asked, part, kept),
    status: part.status,
    reason: part.status === 'not-found' ? part.reason : null,
    score: part.score,
    answerMs,
    retrievalMs,
    language,
    how,
  }));
}
