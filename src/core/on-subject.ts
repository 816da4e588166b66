// Tells which of the articles found for a subject are about it, and which sentence of each tells it best.
import { headlineOf } from './article.js';
import { coverageOf, heldTerms, type TermStatistics, tokensFor } from './evidence.js';
import { isLinking } from './figures.js';
import { lackedNames } from './lacked-names.js';
import { looksVietnamese, type Question } from './question.js';
import type { ScoredSentence } from './quote.js';
import { leans } from './stand-alone.js';
import { countSyllables, hasMarks, syllables } from './text.js';
import { isOfDays } from './wanted.js';

/** UTF-16 units of a lead: the first paragraph or two, where news say what they are about. */
const LEAD = 500;
/** Share of the subject's rarity that the sentence and its headline hold. */
const TOLD = 0.7;
/** Share that the sentence itself holds: beside its headline it may still tell of something else. */
const OWN = 0.3;
/**
 * Share that the headline and the lead hold: an article that comes to speak of something further down only mentions it.
 * With both shares as they are, of 15 subjects looked up in 3,060 articles more than nine items in ten were on subject.
 */
const LED = 0.5;
/** Up to so many words a subject is one thing ("nồng độ cồn"), and each of them must be there. */
const FEW = 4;
/**
 * Cosine from which an article is about an English subject, whose words it does not have; and how far below the nearest
 * it may be.
 */
const NEAR_ENGLISH = { least: 0.7, below: 0.04 } as const;
/** How far behind the best sentence of an article one that is clear by itself may score and be shown in its place. */
const CLEARER = 3;
/** Syllables under which a line can hardly stand by itself. */
const CLEAR_SYLLABLES = 8;

/** What stands before a subject and is no part of it. */
const LEADING =
  /^(?:(?:dòng thời gian|diễn biến|các mốc|mốc thời gian|tin tức|tin|bài|bài viết|chủ đề|timeline|news|articles?)\s+(?:của|về|of|on|about)?\s*|(?:về|about|on)\s+)/iu;

/** A subject as it was typed, without what only leads to it. */
export function subjectIn(text: string): string {
  const whole = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return whole.replace(LEADING, '').replace(/[\s?.!,:;]+$/u, '') || whole;
}

/**
 * A subject as a question can be read from it: two English words alone ("gold price") are taken for Vietnamese without its
 * marks, with English words before them they are not.
 */
export function readableSubject(subject: string): string {
  if (hasMarks(subject)) return subject;
  const words = syllables(subject).filter(({ text }) => /^\p{Ll}/u.test(text));
  const foreign = words.filter(({ text }) => !looksVietnamese(text)).length;
  return foreign > words.length / 2 ? `about the ${subject}` : subject;
}

/** The terms of a question that are its subject: those of the days it asks about are not. */
export function subjectTerms(question: Question): string[] {
  const ofDays = tokensFor(question, question.window?.label ?? '');
  const isOfDays = (term: string): boolean => term.split('_').some((half) => ofDays.has(half));
  return question.terms.filter((term) => !isOfDays(term));
}

/**
 * Those that an article can be asked to hold: two words that stand side by side nowhere ("lũ Mường" of "lũ Mường Lát"), or of
 * which one only links ("và Mỹ"), are no term of any; a single word counts even where it stands nowhere.
 */
function sayingTerms(terms: readonly string[], statistics: TermStatistics): string[] {
  return terms.filter(
    (term) =>
      !term.includes('_') ||
      (statistics.frequency(term) > 0 && !term.split('_').some((half) => isLinking(half))),
  );
}

/** A line that is no sentence ("Bảng giá hôm nay", "CLIP: Toàn cảnh …"), or says little without what surrounds it. */
export function isClear(text: string): boolean {
  if (leans(text) || !/[.!…]["”’»)]*$/u.test(text) || countSyllables(text) < CLEAR_SYLLABLES) return false;
  return !/^(?:ảnh|hình ảnh|hình|clip|video|đồ họa|xem thêm|cập nhật)(?!\p{L})|(?:nguồn|ảnh): |\[link/iu.test(
    text,
  );
}

/** Whether a sentence tells of the subject, in an article that is about it. */
function isAbout(
  question: Question,
  terms: readonly string[],
  { text, passage: { chunk } }: ScoredSentence,
  statistics: TermStatistics,
): boolean {
  const { article } = chunk;
  const headline = headlineOf(article);
  const lead = `${headline}\n${article.text.slice(0, LEAD)}`;
  if (lackedNames(question, `${lead}\n${text}`).length > 0) return false;
  const covered = coverageOf(terms, statistics);
  const holds = (some: string): number => covered(heldTerms(question, some));
  if (holds(`${headline}\n${text}`) < TOLD || holds(lead) < LED || holds(text) < OWN) return false;
  const shown = heldTerms(question, `${headline}\n${text}`);
  const words = terms.filter((term) => !term.includes('_'));
  return words.length > FEW || words.every((word) => shown.has(word));
}

/**
 * The best sentence of each article that is about the subject and of the days asked about, best first; `sentences` are all
 * that were scored for it, best first.
 */
export function onSubject(
  question: Question,
  sentences: readonly ScoredSentence[],
  statistics: TermStatistics,
): ScoredSentence[] {
  const terms = sayingTerms(subjectTerms(question), statistics);
  const nearest = sentences.reduce((most, { passage }) => Math.max(most, passage.ranked.cosine), -1);
  const isNear = ({ passage: { ranked, chunk } }: ScoredSentence): boolean =>
    question.language === 'en' &&
    ranked.cosine >= Math.max(NEAR_ENGLISH.least, nearest - NEAR_ENGLISH.below) &&
    lackedNames(question, `${headlineOf(chunk.article)}\n${chunk.text}`).length === 0;
  const usable = sentences.filter(
    (one) => isOfDays(one.passage.ranked) && (isAbout(question, terms, one, statistics) || isNear(one)),
  );
  const best = new Map<number, ScoredSentence>();
  for (const one of usable) {
    const { id } = one.passage.chunk.article;
    const known = best.get(id);
    if (known === undefined) best.set(id, one);
    else if (!isClear(known.text) && isClear(one.text) && known.score - one.score <= CLEARER)
      best.set(id, one);
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}
