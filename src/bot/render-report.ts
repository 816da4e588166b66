// Turns what an ingest brought, or would bring, into a message for admins.
import type { IngestReport } from '../app/ingest-report.js';
import type { SourceProblem } from '../core/source-item.js';
import type { Words } from './article-line.js';
import { escapeHtml, oneLine, packMessages } from './html.js';

const PROBLEMS_SHOWN = 10;
const TITLES_SHOWN = 5;
const TITLE_UNITS = 120;
const DETAIL_UNITS = 120;
/** Leaves room for the heading and the question, whatever the lines hold. */
const NAME_UNITS = 80;

function problemLine({ line, code, detail }: SourceProblem, words: Words): string {
  const problem = words('add-problem', { code, detail: escapeHtml(oneLine(detail, DETAIL_UNITS)) });
  return line === null ? `• ${problem}` : `• ${words('add-problem-line', { line, problem })}`;
}

function more(all: number, shown: number, words: Words): string[] {
  return all > shown ? [words('add-more', { count: all - shown })] : [];
}

/** Counts, the first titles and the first problems with their lines, below `heading` (HTML). */
export function reportHtml(report: IngestReport, heading: string, words: Words): string {
  const { counts, problems } = report;
  const taken = report.taken.filter(({ status }) => status !== 'unchanged');
  const titles = taken
    .slice(0, TITLES_SHOWN)
    .map(({ title, key }) => `• ${escapeHtml(oneLine(title ?? key, TITLE_UNITS))}`);
  const { new: fresh, changed, unchanged } = counts;
  const lines = problems.slice(0, PROBLEMS_SHOWN).map((problem) => problemLine(problem, words));
  const parts = [
    heading,
    words('add-counts', { new: fresh, changed, unchanged, problems: problems.length }),
    ...(titles.length === 0 ? [] : [[...titles, ...more(fresh + changed, titles.length, words)].join('\n')]),
    ...(lines.length === 0
      ? []
      : [[words('add-problems'), ...lines, ...more(problems.length, lines.length, words)].join('\n')]),
  ];
  // By the bounds above it is always one.
  return packMessages(parts)[0] ?? heading;
}

/** A file's or an address's name as HTML. */
export function placeName(name: string): string {
  return escapeHtml(oneLine(name, NAME_UNITS));
}
