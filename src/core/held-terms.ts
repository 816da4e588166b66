// Finds which of some search terms stand in a text, without making all the tokens that the text has.
import { eachSyllable, MAX_TOKEN, parts, rememberedFolded, rememberedTyped, soundOf } from './text.js';

interface Wanted {
  readonly singles: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
  /** The first and the second halves of the pairs: most syllables are neither. */
  readonly firsts: ReadonlySet<string>;
  readonly seconds: ReadonlySet<string>;
  /** 1 where a syllable of such a sound may be one of these; null where any may. */
  readonly sounds: Uint8Array | null;
}

/** Sounds that are told apart: of other words one in twenty-five sounds like one of a question's two dozen. */
const SOUNDS = 1024;

/** The sounds of tokens: what they are without a tone at their end, and with a digit there that is none. */
function soundsOf(tokens: Iterable<string>): Uint8Array | null {
  const sounds = new Uint8Array(SOUNDS);
  for (const token of tokens) {
    const bare = token.replace(/[1-5]$/u, '').length;
    for (const end of [bare, token.length]) {
      const sound = soundOf(token, 0, end);
      if (sound < 0) return null;
      sounds[sound % SOUNDS] = 1;
    }
  }
  return sounds;
}

const prepared = new WeakMap<readonly string[], Wanted>();

function wantedOf(terms: readonly string[]): Wanted {
  const known = prepared.get(terms);
  if (known !== undefined) return known;
  const pairs = terms.filter((term) => term.includes('_'));
  const halves = pairs.map((pair) => pair.split('_'));
  const singles = new Set(terms.filter((term) => !term.includes('_')));
  const firsts = new Set(halves.map(([first = '']) => first));
  const seconds = new Set(halves.map(([, second = '']) => second));
  const sounds = soundsOf([...singles, ...firsts, ...seconds]);
  const wanted = { singles, pairs: new Set(pairs), firsts, seconds, sounds };
  prepared.set(terms, wanted);
  return wanted;
}

/** Those of `terms` (as core/text makes tokens) that are among the tokens of `text` in the field. */
export function termsIn(terms: readonly string[], text: string, field: 'typed' | 'folded'): Set<string> {
  const { singles, pairs, firsts, seconds, sounds } = wantedOf(terms);
  const form = field === 'typed' ? rememberedTyped : rememberedFolded;
  const normal = text.normalize('NFC');
  const found = new Set<string>();
  let before = '';
  let endBefore = -1;
  eachSyllable(normal, (start, end) => {
    if (end - start > MAX_TOKEN) return;
    // Most syllables are none of them, and to make their token takes longer than to hear that.
    // One that is unknown, -1, has no place there.
    if (sounds?.[soundOf(normal, start, end) % SOUNDS] === 0) {
      before = '';
      endBefore = end;
      return;
    }
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
