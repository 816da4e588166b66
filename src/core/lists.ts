// Several things named one after the other, as each language does it.

import { remembering } from './text.js';

const TYPES = { and: 'conjunction', or: 'disjunction' } as const;
/** By language and type, made when first wanted: it takes several milliseconds. */
const formatOf = remembering((name) => {
  const [locale, type] = name.split(' ') as ['vi' | 'en', 'conjunction' | 'disjunction'];
  return new Intl.ListFormat(locale, { type });
});

/** `a, b và c`, `a, b hoặc c`, and their English; `quoted` parts each item from the next by quotation marks around it. */
export function listInWords(
  items: readonly string[],
  locale: 'vi' | 'en',
  { last = 'and', quoted = false }: { readonly last?: 'and' | 'or'; readonly quoted?: boolean } = {},
): string {
  return formatOf(`${locale} ${TYPES[last]}`)
    .formatToParts(items)
    .map(({ type, value }) => (type === 'literal' && quoted ? `”${value}“` : value))
    .join('');
}
