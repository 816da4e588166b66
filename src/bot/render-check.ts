// Turns what was found of checked sentences into messages: one verdict each, with what the collection says instead.
import type { Checked, Speaker, Verdict } from '../app/check.js';
import type { Quote } from '../core/answer.js';
import type { Disagreement } from '../core/check-sentence.js';
import type { Words } from './article-line.js';
import { escapeHtml, oneLine, packMessages } from './html.js';
import { quoteBlocks } from './quote-block.js';

/** UTF-16 units of a sentence that is shown again. */
const CLAIM_SHOWN = 250;

/** The verdicts as one or more HTML messages, each within Telegram's limits. */
export function renderChecked({ verdicts, left }: Checked, words: Words): string[] {
  const several = verdicts.length > 1 || left > 0;
  const items = verdicts.flatMap((verdict) => verdictItems(verdict, several, words));
  return packMessages(
    left === 0 ? items : [...items, words('check-left', { checked: verdicts.length, left })],
  );
}

/** The verdict over its quote in one item, so that no message ends in a heading. */
function verdictItems(verdict: Verdict, several: boolean, words: Words): string[] {
  const claim = several
    ? [words('check-claim', { claim: escapeHtml(oneLine(verdict.claim, CLAIM_SHOWN)) })]
    : [];
  const opening = [...claim, ...verdictLines(verdict, words)].join('\n');
  const [first, ...rest] =
    verdict.kind === 'absent' ? [] : quoteBlocks(shown(verdict.quote, verdict.kind), words);
  return first === undefined ? [opening] : [`${opening}\n${first}`, ...rest];
}

/** Of a sentence that is there word for word how many papers have that sentence is said, not how many tell the story. */
function shown(quote: Quote, kind: Verdict['kind']): Quote {
  return kind === 'word-for-word' ? { ...quote, story: undefined } : quote;
}

function verdictLines(verdict: Verdict, words: Words): string[] {
  switch (verdict.kind) {
    case 'word-for-word':
      return [
        words(verdict.part ? 'check-part' : 'check-word-for-word'),
        ...(verdict.otherwise.length === 0
          ? []
          : [words('check-otherwise', { in: listed(verdict.otherwise, words) })]),
        ...(verdict.papers < 2 ? [] : [words('check-papers', { papers: verdict.papers })]),
        ...(verdict.speaker === null ? [] : [speakerLine(verdict.speaker, words)]),
      ];
    case 'said':
      return [words('check-said'), speakerLine(verdict.speaker, words)];
    case 'differs':
      return [
        words('check-differs'),
        ...verdict.disagreements.map((one) => disagreementLine(one, words)),
        ...titleLine(verdict, words),
      ];
    case 'headline':
      return [words('check-headline')];
    case 'other-words':
      return [words('check-other-words'), ...titleLine(verdict, words)];
    case 'absent':
      return [words('check-absent')];
  }
}

function titleLine({ byTitle }: { readonly byTitle: boolean }, words: Words): string[] {
  return byTitle ? [words('check-by-title')] : [];
}

function listed(otherwise: readonly string[], words: Words): string {
  return otherwise.map((what) => words('check-otherwise-in', { what })).join(', ');
}

function speakerLine({ name, named }: Speaker, words: Words): string {
  return words(named ? 'check-speaker-named' : 'check-speaker-not-named', {
    name: escapeHtml(oneLine(name, 100)),
  });
}

function disagreementLine({ kind, mine, theirs }: Disagreement, words: Words): string {
  const written = (some: readonly string[]): string => escapeHtml(oneLine(some.join('; '), 150));
  const which =
    mine.length > 0 && theirs.length > 0
      ? 'both'
      : mine.length > 0
        ? 'mine'
        : theirs.length > 0
          ? 'theirs'
          : 'none';
  return `• ${words('check-disagrees', { kind })}${words('check-disagrees-in', {
    which,
    mine: written(mine),
    theirs: written(theirs),
  })}`;
}
