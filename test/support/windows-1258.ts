// Vietnamese as windows-1258 holds it: some letters whole, most tones as signs of their own.

/** The charset has the letters and the tones apart, but â, ê, ô, ơ, ư, ă, đ as letters. */
export function forWindows1258(text: string): string {
  return text
    .normalize('NFD')
    .replace(
      /([aeo])(\p{M}*?)\u0302/gu,
      (_, letter: string, marks: string) => `${`${letter}\u0302`.normalize('NFC')}${marks}`,
    )
    .replace(/a(\p{M}*?)\u0306/gu, 'ă$1')
    .replace(
      /([ou])(\p{M}*?)\u031b/gu,
      (_, letter: string, marks: string) => `${letter === 'o' ? 'ơ' : 'ư'}${marks}`,
    );
}
