// Finds what a text directive names in a page, as browsers do: section 3.5 of the Text Fragments specification, over blocks.

interface At {
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

interface Bounds {
  readonly start: boolean;
  readonly end: boolean;
}

const segmenter = new Intl.Segmenter('vi', { granularity: 'word' });

function boundaries(block: string): Set<number> {
  return new Set([0, block.length, ...[...segmenter.segment(block)].map(({ index }) => index)]);
}

/** The first place from `after` on where a block holds the term, whole words at the ends that must be bounded. */
function find(blocks: readonly string[], term: string, after: At | null, bounds: Bounds): At | null {
  const wanted = term.toLowerCase();
  for (let block = after?.block ?? 0; block < blocks.length; block++) {
    const text = (blocks[block] ?? '').toLowerCase();
    const breaks = boundaries(text);
    let from = text.indexOf(wanted, block === after?.block ? after.to : 0);
    for (; from >= 0; from = text.indexOf(wanted, from + 1)) {
      const to = from + wanted.length;
      if ((!bounds.start || breaks.has(from)) && (!bounds.end || breaks.has(to))) return { block, from, to };
    }
  }
  return null;
}

/** Where a term stands right behind a place, white space apart. */
function right(blocks: readonly string[], term: string, { block, to }: At, endBounded: boolean): At | null {
  const text = (blocks[block] ?? '').toLowerCase();
  const from = to + (/^\s*/u.exec(text.slice(to))?.[0].length ?? 0);
  const end = from + term.length;
  if (!text.startsWith(term.toLowerCase(), from)) return null;
  return endBounded && !boundaries(text).has(end) ? null : { block, from, to: end };
}

/**
 * The text that `text=…` marks in a page of these blocks (white space single in each), block by block; null when it finds
 * nothing.
 */
export function findFragment(
  blocks: readonly string[],
  directive: string,
): { first: At; last: At; text: string[] } | null {
  const parts = directive.replace(/^text=/u, '').split(',');
  const prefix = parts[0]?.endsWith('-') ? decodeURIComponent((parts.shift() ?? '').slice(0, -1)) : null;
  const suffix = parts.at(-1)?.startsWith('-') ? decodeURIComponent((parts.pop() ?? '').slice(1)) : null;
  const [start = '', end = null] = parts.map(decodeURIComponent);
  if (parts.length > 2 || parts.some((part) => /[-&]/u.test(part))) return null;
  for (let after: At | null = null; ; ) {
    const before: At | null =
      prefix === null ? null : find(blocks, prefix, after, { start: true, end: false });
    if (prefix !== null && before === null) return null;
    const bounded = end !== null || suffix === null;
    const first: At | null =
      before === null
        ? find(blocks, start, after, { start: true, end: bounded })
        : right(blocks, start, before, bounded);
    if (first === null && before === null) return null;
    after = before ?? first;
    if (first === null) continue;
    for (let last: At | null = first; last !== null; ) {
      if (end !== null) last = find(blocks, end, last, { start: true, end: suffix === null });
      if (last !== null && (suffix === null || right(blocks, suffix, last, true) !== null)) {
        const to = last;
        const text = blocks
          .slice(first.block, to.block + 1)
          .map((block, i) =>
            block.slice(i === 0 ? first.from : 0, first.block + i === to.block ? to.to : undefined),
          );
        return { first, last, text };
      }
      if (end === null) break;
    }
  }
}
