// Writes down what was asked, as far as the settings let it be kept; a failure to do so disturbs no answer.
import { type AskedQuestion, type QuestionLog, recordsOf } from '../core/question-log.js';

export interface NoteDependencies {
  readonly log: Pick<QuestionLog, 'add'>;
  /** Whether words and people may be kept. */
  readonly kept: boolean;
  readonly onFailure: (error: unknown) => void;
}

/** Makes the use case, which never throws. */
export function createNoteQuestions(
  dependencies: NoteDependencies,
): (question: AskedQuestion) => Promise<void> {
  const { log, kept, onFailure } = dependencies;
  return async (question) => {
    try {
      await log.add(recordsOf(question, kept));
    } catch (error) {
      onFailure(error);
    }
  };
}
