// Groups what was asked in vain by likeness, so that those who run the bot see what the collection lacks.
import type { LackedQuestion } from './question-log.js';
import { foldedTokens } from './text.js';
import { dot } from './vector.js';

/** Something that people asked about and the collection lacked. */
export interface Gap {
  /** The question that is most like the others. */
  readonly example: string;
  /** Different wordings, the example's own first. */
  readonly wordings: readonly string[];
  /** How many people asked; someone without an id counts by the chat. */
  readonly people: number;
  readonly questions: number;
  /** When it was last asked, milliseconds since 1970. */
  readonly last: number;
  /** The headline that came nearest, for the newest question that had one. */
  readonly nearest: string | null;
}

/** One wording with everyone who used it. */
interface Wording {
  readonly text: string;
  readonly vector: Float32Array;
  readonly tokens: ReadonlySet<string>;
  readonly asked: readonly LackedQuestion[];
}

export interface GapKnowledge {
  /** The vector of a question, of unit length; undefined leaves the question out. */
  readonly vectorOf: (text: string) => Float32Array | undefined;
  /** How rare a folded token is, more than 0; what the collection does not have at all is the rarest. */
  readonly rarityOf: (token: string) => number;
}

/**
 * From which likeness on two groups are one, and what shared words add to the cosine. Set by 36 questions of 14 subjects
 * in everyday wording: cosines of one subject were .63 to .95, of others below .64, but for those of one field such as
 * "giá vàng SJC" and "giá vàng thế giới" (.69 to .82), which may well stand together. Words without marks, which the
 * model reads badly, come over the line by the rare words they share.
 */
const ALIKE = 0.74;
const BY_WORDS = 0.4;

/** Who asked, for counting: a person, or else a chat; the two share no ids. */
function askerOf({ person, chat }: LackedQuestion): string {
  return person === null ? `chat ${chat}` : `person ${person}`;
}

/** Twice what is shared over all that is there (Dice), by rarity. */
function sharedWords(a: Wording, b: Wording, rarityOf: GapKnowledge['rarityOf']): number {
  const weight = (tokens: Iterable<string>): number =>
    [...tokens].reduce((sum, token) => sum + rarityOf(token), 0);
  const all = weight(a.tokens) + weight(b.tokens);
  return all === 0 ? 0 : (2 * weight([...a.tokens].filter((token) => b.tokens.has(token)))) / all;
}

function wordingsOf(questions: readonly LackedQuestion[], vectorOf: GapKnowledge['vectorOf']): Wording[] {
  const bySubject = new Map<string, LackedQuestion[]>();
  for (const question of questions) {
    const same = bySubject.get(question.subject);
    if (same) same.push(question);
    else bySubject.set(question.subject, [question]);
  }
  return [...bySubject.values()].flatMap((asked) => {
    const text = asked[0]?.text ?? '';
    const vector = vectorOf(text);
    return vector === undefined ? [] : [{ text, vector, tokens: new Set(foldedTokens(text)), asked }];
  });
}

/** Joins the two groups that are most alike on average, until none are; gives the groups as places in the table. */
function agglomerate(likeness: readonly Float64Array[]): number[][] {
  const groups = likeness.map((_, i): number[] => [i]);
  const table = likeness.map((row) => Float64Array.from(row));
  const at = (i: number, j: number): number => table[i]?.[j] ?? 0;
  const alive = new Set(groups.keys());
  for (;;) {
    let best = { i: -1, j: -1, alike: ALIKE };
    for (const i of alive)
      for (const j of alive) if (i < j && at(i, j) >= best.alike) best = { i, j, alike: at(i, j) };
    const [one, other] = [groups[best.i], groups[best.j]];
    if (one === undefined || other === undefined) break;
    for (const k of alive) {
      if (k === best.i || k === best.j) continue;
      const joined =
        (one.length * at(best.i, k) + other.length * at(best.j, k)) / (one.length + other.length);
      const [row, column] = [table[best.i], table[k]];
      if (row) row[k] = joined;
      if (column) column[best.i] = joined;
    }
    one.push(...other);
    alive.delete(best.j);
  }
  return [...alive].map((i) => groups[i] ?? []);
}

/** What people lacked: what most of them asked about first, then what was asked last. `questions` come newest first. */
export function groupGaps(questions: readonly LackedQuestion[], { vectorOf, rarityOf }: GapKnowledge): Gap[] {
  const wordings = wordingsOf(questions, vectorOf);
  const likeness = wordings.map(() => new Float64Array(wordings.length));
  for (const [i, a] of wordings.entries())
    for (const [j, b] of wordings.entries()) {
      if (j <= i) continue;
      const alike = dot(a.vector, b.vector) + BY_WORDS * sharedWords(a, b, rarityOf);
      const [row, column] = [likeness[i], likeness[j]];
      if (row) row[j] = alike;
      if (column) column[i] = alike;
    }
  const gaps = agglomerate(likeness).map((places): Gap => {
    const central = (i: number): number => places.reduce((sum, j) => sum + (likeness[i]?.[j] ?? 0), 0);
    const ordered = [...places].sort((i, j) => central(j) - central(i) || i - j);
    const members = ordered.flatMap((i) => wordings[i] ?? []);
    const asked = members.flatMap((wording) => wording.asked).sort((a, b) => b.at - a.at);
    return {
      example: members[0]?.text ?? '',
      wordings: members.map(({ text }) => text),
      people: new Set(asked.map(askerOf)).size,
      questions: asked.length,
      last: asked[0]?.at ?? 0,
      nearest: asked.find(({ nearest }) => nearest !== null)?.nearest ?? null,
    };
  });
  return gaps.sort((a, b) => b.people - a.people || b.questions - a.questions || b.last - a.last);
}
