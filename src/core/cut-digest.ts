// Cuts the stories of a digest into messages, each an answer of its own with its part of the groups.
import type { Answer, Reply } from './answer.js';
import type { PageGroup } from './digest-group.js';

type Answered = Extract<Answer, { status: 'answered' }>;

/** The stories of one group with their group; as many quotes as updates. */
export interface DigestPart {
  readonly group: PageGroup;
  readonly answer: Answered;
}

/** The parts as one reply: of one group its answer, of several all of them. */
export function digestOf(parts: readonly DigestPart[]): Reply {
  const digest = parts.map(({ group }) => group);
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return { ...first.answer, digest };
  const answers = parts.map(({ answer }) => answer);
  const question = answers.map((answer) => answer.question).join('; ');
  const score = Math.max(0, ...answers.map((answer) => answer.score));
  return { status: 'several', question, parts: answers, left: 0, digest, window: null, score };
}

/** The parts that `digestOf` put together; none for any other reply. */
export function partsOf(reply: Reply): DigestPart[] {
  if (reply.status !== 'answered' && reply.status !== 'several') return [];
  const answers = reply.status === 'several' ? reply.parts : [reply];
  return (reply.digest ?? []).flatMap((group, index) => {
    const answer = answers[index];
    return answer?.status === 'answered' ? [{ group, answer }] : [];
  });
}

/** `count` stories from the one with index `from` on; a group without any of them is left out. */
export function storiesFrom(parts: readonly DigestPart[], from: number, count: number): DigestPart[] {
  let at = 0;
  return parts.flatMap(({ group, answer }) => {
    const [start, end] = [Math.max(0, from - at), Math.max(0, from + count - at)];
    at += answer.quotes.length;
    const quotes = answer.quotes.slice(start, end);
    if (quotes.length === 0) return [];
    return [{ group: { ...group, updates: group.updates.slice(start, end) }, answer: { ...answer, quotes } }];
  });
}

/** The parts in messages of so many stories each. */
export function cutDigest(parts: readonly DigestPart[], counts: readonly number[]): Reply[] {
  let from = 0;
  return counts.map((count) => {
    const some = storiesFrom(parts, from, count);
    from += count;
    return digestOf(some);
  });
}
