// Finds which of some search terms stand in a text, without making all the tokens that the text has.
import { eachSyllable, MAX_TOKEN, parts, rememberedFolded, rememberedTyped } from './text.js';

interface Wanted {
  readonly singles: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  /** The first and the second halves of the pairs: most syllables are neither. */
  readonly firsts: ReadonlySet<string>;
  readonly seconds: ReadonlySet<string>;
}

const prepared = new WeakMap<readonly string[], Wanted>();

function wantedOf(terms: readonly string[]): Wanted {
  const known = prepared.get(terms);
  if (known !== undefined) return known;
  const pairs = terms.filter((term) => term.includes('_'));
  const halves = pairs.map((pair) => pair.split('_'));
  const wanted = {
    singles: new Set(terms.filter((term) => !term.includes('_'))),
    pairs: new Set(pairs),
    firsts: new Set(halves.map(([first = '']) => first)),
    seconds: new Set(halves.map(([, second = '']) => second)),
  };
  prepared.set(terms, wanted);
  return wanted;
}

/** Those of `terms` (as core/text makes tokens) that are among the tokens of `text` in the field. */
export function termsIn(terms: readonly string[], text: string, field: 'typed' | 'folded'): Set<string> {
  const { singles, pairs, firsts, seconds } = wantedOf(terms);
  const form = field === 'typed' ? rememberedTyped : rememberedFolded;
  const normal = text.normalize('NFC');
  const found = new Set<string>();
  let before = '';
  let endBefore = -1;
  eachSyllable(normal, (start, end) => {
    if (end - start > MAX_TOKEN) return;
    const token = form(normal.slice(start, end));
    if (singles.has(token)) found.add(token);
    if (endBefore >= 0 && seconds.has(token) && firsts.has(before)) {
      const pair = `${before}_${token}`;
      if (pairs.has(pair) && !parts(normal.slice(endBefore, start))) found.add(pair);
    }
    before = token;
    endBefore = end;
  });
  return found;
}
