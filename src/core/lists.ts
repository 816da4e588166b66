// Several things named one after the other, as each language does it.

const LISTS = {
  vi: { and: list('vi', 'conjunction'), or: list('vi', 'disjunction') },
  en: { and: list('en', 'conjunction'), or: list('en', 'disjunction') },
} as const;

function list(locale: string, type: 'conjunction' | 'disjunction'): Intl.ListFormat {
  return new Intl.ListFormat(locale, { type });
}

/** `a, b và c`, `a, b hoặc c`, and their English; `quoted` parts each item from the next by quotation marks around it. */
export function listInWords(
  items: readonly string[],
  locale: 'vi' | 'en',
  { last = 'and', quoted = false }: { readonly last?: 'and' | 'or'; readonly quoted?: boolean } = {},
): string {
  return LISTS[locale][last]
    .formatToParts(items)
    .map(({ type, value }) => (type === 'literal' && quoted ? `”${value}“` : value))
    .join('');
}
