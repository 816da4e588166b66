// The page beside the figures: every row with its ratios, how questions grow, who is ahead and why, and what cannot be compared.
import type { Figure } from './figures.js';
import { aheadLines, growthLines, tableOf } from './report.js';

/** From here on a collection is one that an index is for; its growth is told by itself. */
const LARGE = 10_000;

/** What a peer has no counterpart of, so that its place in the table is empty. */
const EMPTY_PLACES = [
  'LangChain.js has no “one article less”: its HNSWLib store deletes a whole folder and no document.',
  'LangChain.js has no row at 1M chunks: it keeps all texts in one JSON string, which cannot be that long.',
  'LanceDB has no “save”: it writes what it is given at once.',
] as const;

const listed = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/** The page in Markdown, which `npm run bench` writes from all figures kept. */
export function reportPage(figures: readonly Figure[], machine: string): string {
  const large = figures.filter(({ size }) => size !== null && size >= LARGE);
  return [
    '# What `npm run bench` measured',
    `On ${machine}. Of each figure the value, the least and the most that a round gave, how many were measured, the day, and how many times better ours is.`,
    '## Where another is ahead, and why',
    listed(aheadLines(figures)),
    '## What has no counterpart',
    listed(EMPTY_PLACES),
    '## How the median question grows',
    listed([...growthLines(figures), ...growthLines(large)]),
    '## All figures',
    `\`\`\`\n${tableOf(figures).trimEnd()}\n\`\`\``,
    '',
  ].join('\n\n');
}
