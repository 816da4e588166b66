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
  /** Rarity of all its tokens together. */
  readonly weight: number;
  readonly asked: readonly LackedQuestion[];
}

export interface GapKnowledge {
  /** The vector of a question, of unit length; undefined leaves the question out. */
  readonly vectorOf: (text: string) => Float32Array | undefined;
  /** How rare a folded token is, more than 0; what the collection does not have at all is the rarest. */
  readonly rarityOf: (token: string) => number;
}

/**
 * From which likeness on two groups are one, and what shared words add to the cosine. Set by 27 questions of 14 subjects
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
  let shared = 0;
  for (const token of a.tokens) if (b.tokens.has(token)) shared += rarityOf(token);
  return a.weight + b.weight === 0 ? 0 : (2 * shared) / (a.weight + b.weight);
}

function wordingsOf(questions: readonly LackedQuestion[], { vectorOf, rarityOf }: GapKnowledge): Wording[] {
  const bySubject = new Map<string, LackedQuestion[]>();
  for (const question of questions) {
    const same = bySubject.get(question.subject);
    if (same) same.push(question);
    else bySubject.set(question.subject, [question]);
  }
  return [...bySubject.values()].flatMap((asked) => {
    const text = asked[0]?.text ?? '';
    const vector = vectorOf(text);
    const tokens = new Set(foldedTokens(text));
    const weight = [...tokens].reduce((sum, token) => sum + rarityOf(token), 0);
    return vector === undefined ? [] : [{ text, vector, tokens, weight, asked }];
  });
}

/** Likeness of `size` wordings to each other, row by row. */
interface Table {
  readonly size: number;
  readonly cells: Float64Array;
}

function likenessOf(wordings: readonly Wording[], rarityOf: GapKnowledge['rarityOf']): Table {
  const size = wordings.length;
  const cells = new Float64Array(size * size);
  for (const [i, a] of wordings.entries())
    for (const [k, b] of wordings.slice(i + 1).entries()) {
      const j = i + 1 + k;
      cells[i * size + j] = dot(a.vector, b.vector) + BY_WORDS * sharedWords(a, b, rarityOf);
      cells[j * size + i] = cells[i * size + j] ?? 0;
    }
  return { size, cells };
}

/**
 * Joins the two groups that are most alike on average, until none are; gives the groups as places in the table. Every
 * group remembers the group it is most like, so that joining looks at few pairs anew.
 */
function agglomerate({ size, cells: given }: Table): number[][] {
  const cells = Float64Array.from(given);
  const groups = Array.from({ length: size }, (_, i): number[] => [i]);
  const alive = new Set(groups.keys());
  const at = (i: number, j: number): number => cells[i * size + j] ?? 0;
  const nearestOf = (i: number): number => {
    let best = -1;
    for (const j of alive) if (j !== i && (best < 0 || at(i, j) > at(i, best))) best = j;
    return best;
  };
  const nearest = groups.map((_, i) => nearestOf(i));
  for (;;) {
    let one = -1;
    let alike = ALIKE;
    for (const i of alive) {
      const likest = at(i, nearest[i] ?? -1);
      if ((nearest[i] ?? -1) >= 0 && likest >= alike) [one, alike] = [i, likest + Number.EPSILON];
    }
    const other = nearest[one] ?? -1;
    const [joining, joined] = [groups[one], groups[other]];
    if (joining === undefined || joined === undefined) break;
    for (const k of alive) {
      const both = joining.length * at(one, k) + joined.length * at(other, k);
      cells[one * size + k] = both / (joining.length + joined.length);
      cells[k * size + one] = cells[one * size + k] ?? 0;
    }
    joining.push(...joined);
    alive.delete(other);
    for (const k of alive) {
      const its = nearest[k] ?? -1;
      if (k === one || its === one || its === other) nearest[k] = nearestOf(k);
      else if (at(k, one) > at(k, its)) nearest[k] = one;
    }
  }
  return [...alive].map((i) => groups[i] ?? []);
}

/** What people lacked: what most of them asked about first, then what was asked last. `questions` come newest first. */
export function groupGaps(questions: readonly LackedQuestion[], knowledge: GapKnowledge): Gap[] {
  const wordings = wordingsOf(questions, knowledge);
  const likeness = likenessOf(wordings, knowledge.rarityOf);
  const gaps = agglomerate(likeness).map((places): Gap => {
    const central = (i: number): number =>
      places.reduce((sum, j) => sum + (likeness.cells[i * likeness.size + j] ?? 0), 0);
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
