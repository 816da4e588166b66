// Several things named one after the other, as each language does it.

const TYPES = { and: 'conjunction', or: 'disjunction' } as const;

/** `a, b và c`, `a, b hoặc c`, and their English; `quoted` parts each item from the next by quotation marks around it. */
export function listInWords(
  items: readonly string[],
  locale: 'vi' | 'en',
  { last = 'and', quoted = false }: { readonly last?: 'and' | 'or'; readonly quoted?: boolean } = {},
): string {
  return new Intl.ListFormat(locale, { type: TYPES[last] })
    .formatToParts(items)
    .map(({ type, value }) => (type === 'literal' && quoted ? `”${value}“` : value))
    .join('');
}
