// What an answer's question asks by itself, so that it can be asked in another place or at another time.
import type { Reply } from '../core/answer.js';

/** What was asked as it was understood, so that it leans on nothing; of several questions, those that were answered. */
export function wholeQuestion(reply: Reply): string {
  if (reply.status !== 'several') return reply.understood ?? reply.question;
  const questions = reply.parts.map(wholeQuestion);
  return questions.map((question) => question.replace(/(?<![?!])$/u, '?')).join(' ');
}
