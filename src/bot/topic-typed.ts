// What is taken for a topic to follow.
import { cleanField } from '../core/normalize.js';
import { foldText } from '../core/text.js';
import { readTopic } from '../core/topic.js';

/** As long as a few sentences: a topic is a few words. */
export const TOPIC_UNITS = 200;

const EVERYTHING: ReadonlySet<string> = new Set([
  ...[
    '',
    'tat ca',
    'tat ca tin',
    'tat ca tin moi',
    'moi tin',
    'moi tin moi',
    'everything',
    'all',
    'all news',
  ],
]);

/** What was typed as one line without what nobody sees, so that the same words are the same topic. */
export function topicText(typed: string): string {
  return cleanField(typed) ?? '';
}

/** Whether it names all that is new, or nothing at all. */
export function meansEverything(typed: string): boolean {
  return EVERYTHING.has(foldText(topicText(typed)));
}

/** `empty`: it only says what is not wanted, or nothing. */
export function topicProblem(text: string): 'too-long' | 'empty' | null {
  if (text.length > TOPIC_UNITS) return 'too-long';
  return readTopic(text).subject === '' ? 'empty' : null;
}
