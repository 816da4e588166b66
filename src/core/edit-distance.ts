// How likely one spelling is a slip for another: letters swapped, doubled, left out, of a neighbouring key or of like sound.
import { remembering } from './text.js';

/** Slips told apart, cheapest first; see `slipCost`. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const NEAR_KEYS = new Set(
  ROWS.flatMap((row, y) =>
    [...row].flatMap((letter, x) =>
      [row[x + 1], ROWS[y + 1]?.[x], ROWS[y + 1]?.[x - 1]].flatMap((other) =>
        other === undefined ? [] : [`${letter}${other}`, `${other}${letter}`],
      ),
    ),
  ),
);

/** Spellings that sound alike somewhere in Việt Nam, or that are written either way in foreign names. */
const ALIKE: ReadonlyArray<readonly [RegExp, string]> = [
  [/^gi/u, 'd'],
  [/^d/u, 'gi'],
  [/^[dz]/u, 'v'],
  [/^v/u, 'd'],
  [/^r/u, 'd'],
  [/^r/u, 'g'],
  [/^(?:d|gi)/u, 'r'],
  [/^z/u, 'd'],
  [/^w/u, 'qu'],
  [/^j/u, 'gi'],
  [/^f/u, 'ph'],
  [/^tr/u, 'ch'],
  [/^ch/u, 'tr'],
  [/^s/u, 'x'],
  [/^x/u, 's'],
  [/^l/u, 'n'],
  [/^n(?!g|h)/u, 'l'],
  [/^k/u, 'c'],
  [/^c(?!h)/u, 'k'],
  [/^ngh/u, 'ng'],
  [/^ng(?!h)/u, 'ngh'],
  [/^gh/u, 'g'],
  [/^g(?!h|i)/u, 'gh'],
  [/n$/u, 'ng'],
  [/ng$/u, 'n'],
  [/n$/u, 'nh'],
  [/nh$/u, 'n'],
  [/t$/u, 'c'],
  [/c$/u, 't'],
  [/i$/u, 'y'],
  [/y$/u, 'i'],
  [/ie/u, 'i'],
  [/i(?=u$)/u, 'ie'],
  [/u(?=u$)/u, 'uo'],
];

/** Other spellings of like sound, without repeats. */
export const alike: (word: string) => readonly string[] = remembering((word) => {
  const found = ALIKE.map(([pattern, other]) => word.replace(pattern, other));
  return [...new Set(found)].filter((other) => other !== word);
});

/**
 * Edits between two words when at most `most`, else `most + 1`. An edit is a letter left out, put in or changed, or two
 * neighbours swapped (optimal string alignment).
 */
export function editDistance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = above;
    above = row;
  }
  return above[to.length] ?? most + 1;
}

export type Slip = 'swapped' | 'doubled' | 'near-key' | 'alike' | 'length' | 'other';

/** What kind of slip one edit is; `other` for a changed letter that neither sound nor keyboard explains. */
export function slipOf(from: string, to: string): Slip {
  if (alike(to).includes(from) || alike(from).includes(to)) return 'alike';
  if (from.length !== to.length) {
    const [long, short] = from.length > to.length ? [from, to] : [to, from];
    const at = [...long].findIndex((letter, i) => letter !== short[i]);
    return long[at] === long[at - 1] || long[at] === long[at + 1] ? 'doubled' : 'length';
  }
  const differing = [...from].flatMap((letter, i) => (letter === to[i] ? [] : [i]));
  if (differing.length === 2) return 'swapped';
  const [at = 0] = differing;
  return NEAR_KEYS.has(`${from[at]}${to[at]}`) ? 'near-key' : 'other';
}
