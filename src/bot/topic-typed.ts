// What is taken for a topic to follow.
import { readTopic } from '../core/topic.js';

/** As long as a few sentences: a topic is a few words. */
export const TOPIC_UNITS = 200;

/** `empty`: it only says what is not wanted, or nothing. */
export function topicProblem(text: string): 'too-long' | 'empty' | null {
  if (text.length > TOPIC_UNITS) return 'too-long';
  return readTopic(text).subject === '' ? 'empty' : null;
}
