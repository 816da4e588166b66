// Reads what is left of Telex typing when the keyboard was not switched on: "vieetj" is "việt", "nguowif" is "người".

const TONES: Readonly<Record<string, string>> = { f: '1', s: '2', r: '3', x: '4', j: '5' };
/** What a Vietnamese syllable looks like with its hats, horns and breves but without its tone. */
const SYLLABLE =
  /^(?:[bcdđghklmnpqrstvx]|ch|gh|gi|kh|ngh?|nh|ph|qu|th|tr)?[aăâeêioôơuưy]{1,3}(?:[cmnpt]|ch|ng|nh)?$/u;

/**
 * A word typed in Telex, in search form ("viêt5"); null when it is none: no key of a mark is in it, or what comes out
 * is no syllable.
 */
export function readTelex(word: string): string | null {
  const lower = word.toLowerCase();
  if (!/^[a-z]{2,10}$/u.test(lower)) return null;
  const typed = /^(.*?[aeiouy].*?)([fsrxj])([a-z]*)$/u.exec(lower);
  const tone = typed?.[2] && !/[fsrxj]/u.test(typed[3] ?? '') ? (TONES[typed[2]] ?? '') : '';
  const letters = (tone === '' ? lower : `${typed?.[1]}${typed?.[3]}`)
    .replace(/^dd/u, 'đ')
    .replace(/^d(.*)d$/u, 'đ$1')
    .replace(/uwow|uow|uwo/u, 'ươ')
    .replace(/aw/u, 'ă')
    .replace(/ow/u, 'ơ')
    .replace(/uw|w/u, 'ư')
    .replace(/([aeo])\1/u, (pair) => ({ aa: 'â', ee: 'ê', oo: 'ô' })[pair] ?? pair)
    .replace(
      /([aeo])(.+)\1$/u,
      (_, vowel: string, rest: string) => `${{ a: 'â', e: 'ê', o: 'ô' }[vowel]}${rest}`,
    );
  return letters + tone !== lower && SYLLABLE.test(letters) ? letters + tone : null;
}
