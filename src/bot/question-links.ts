// Links that ask a question in the private chat: the question is kept under an opaque id, which the link carries.
import type { Clock, StateStore } from '../core/ports.js';

/** The kind of what the StateStore keeps for them: `{ question }`, of the person who will follow the link. */
export const QUESTION_LINK = 'question-link';

export interface QuestionLinkDeps {
  readonly state: StateStore;
  readonly clock: Clock;
  /** At least 60 random bits of `A-Z a-z 0-9 _ -`, at most 60 characters. */
  readonly newId: () => string;
}

/** Keeps a question for a person and returns the id that a link to it carries. */
export async function keepQuestion(
  { state, clock, newId }: QuestionLinkDeps,
  person: number,
  question: string,
): Promise<string> {
  const id = newId();
  await state.put(QUESTION_LINK, id, person, { question }, clock());
  return id;
}
