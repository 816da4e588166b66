// Writes down what was asked, as far as the settings let it be kept; a failure to do so disturbs no answer.
import { type AskedQuestion, type QuestionLog, recordsOf } from '../core/question-log.js';

export interface NoteDependencies {
  readonly log: QuestionLog;
  /** Days for which words and people are kept; 0 keeps none. */
  readonly keptDays: number;
  readonly onFailure: (error: unknown) => void;
}

/** Counts are shown for up to a month, also where no question is kept. */
const COUNTED_DAYS = 31;
const DAY = 86_400_000;

/** Notes what was asked, and forgets it in time. */
export interface NoteQuestions {
  /** Never throws. */
  readonly asked: (question: AskedQuestion) => void;
  /** Forgets what has been kept for its time; `now` in milliseconds since 1970. To be called once a day. */
  prune(now: number): void;
}

export function createNoteQuestions({ log, keptDays, onFailure }: NoteDependencies): NoteQuestions {
  return {
    asked(question) {
      try {
        log.add(recordsOf(question, keptDays > 0));
      } catch (error) {
        onFailure(error);
      }
    },
    prune(now) {
      const counted = Math.max(COUNTED_DAYS, keptDays);
      log.prune({ told: now - keptDays * DAY, counted: now - counted * DAY });
    },
  };
}
