// Which measurement the flags of `trichdan eval` ask for, and running it.
import { type EvalFlags, evalAnswers } from './eval.js';
import { evalDates } from './eval-dates.js';
import { evalRetrieval } from './eval-retrieval.js';
import { evalStories } from './eval-stories.js';
import { evalTopics } from './eval-topics.js';

export type MeasureFlags = EvalFlags & {
  readonly retrieval?: string[];
  readonly dates?: string;
  readonly stories?: string;
  readonly topics?: string;
};

/** Measures and prints; returns the exit code. */
export async function measure(
  flags: MeasureFlags,
  context: Parameters<typeof evalAnswers>[1],
): Promise<number> {
  const { dates, stories, topics, retrieval } = flags;
  if (dates !== undefined) return evalDates(dates, flags, context);
  if (stories !== undefined) return evalStories(stories, flags, context);
  if (topics !== undefined) return evalTopics(topics, flags, context);
  return retrieval ? evalRetrieval(retrieval, flags, context) : evalAnswers(flags, context);
}
