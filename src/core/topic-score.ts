// Scores how much an article is about a topic: by its sense, its words and names, and where and how often they stand.
import { headlineOf } from './article.js';
import { logistic } from './confidence.js';
import { coverage, rarity, type TermStatistics, tokensFor } from './evidence.js';
import { TOPIC_MODEL } from './fitted-topics.js';
import { lackedNames } from './lacked-names.js';
import { subjectTerms } from './on-subject.js';
import type { StoredArticle } from './ports.js';
import type { Question } from './question.js';
import { foldedTokens, typedTokens } from './text.js';
import { holdsPhrase, type Topic, type WordRuns, wordRuns } from './topic.js';

/** UTF-16 units of a lead: the first paragraph or two, where news say what they are about. */
const LEAD = 500;
/** Standing so often, a word counts half of what it counts when it stands without end. */
const HALF = 2;
/** Cosines of topics and passages lie between 0.4 and 0.75; centred and stretched, they weigh like the others. */
const [MIDDLE, STRETCH] = [0.55, 5];

/** What the model looks at, in the order of its weights. */
export const TOPIC_SIGNALS = [
  'terms in the headline',
  'terms in the headline and the lead',
  'terms in the article',
  'terms often in the article',
  'every word in the headline and the lead',
  'a name lacks in the headline and the lead',
  'word for word in the headline',
  'word for word in the headline or the lead',
  'word for word often',
  'cosine',
  'English',
  'cosine, English',
] as const;

/** A topic made ready to be compared with many articles. */
export interface ReadTopic {
  readonly topic: Topic;
  /** Its subject read as a question. */
  readonly question: Question;
  readonly statistics: TermStatistics;
  /** What of the subject an article can be asked to hold. */
  readonly terms: readonly string[];
}

interface WordView {
  readonly headline: ReadonlySet<string>;
  readonly lead: ReadonlySet<string>;
  readonly counts: ReadonlyMap<string, number>;
  /** The words of the three, each between spaces, in their order. */
  readonly runs: { readonly headline: string; readonly lead: string; readonly whole: string };
}

/** An article made ready to be compared with many topics; each part is made when it is first asked for. */
export interface ReadArticle {
  readonly article: StoredArticle;
  /** Headline and the beginning of the text. */
  readonly lead: string;
  view(form: 'typed' | 'folded'): WordView;
  runs(): WordRuns;
}

/** The topic with its subject read. */
export function topicOf(topic: Topic, question: Question, statistics: TermStatistics): ReadTopic {
  const asked = subjectTerms(question);
  const says = (term: string): boolean =>
    !term.includes('_') ||
    (statistics.frequency(term) > 0 && term.split('_').every((half) => asked.includes(half)));
  // A word that asks or links elsewhere ("bão" without marks is that of "bao nhiêu") is all there is to some topics.
  const terms = asked.length > 0 ? asked.filter(says) : [...tokensFor(question, question.marked)];
  return { topic, question, statistics, terms };
}

export function readArticle(article: StoredArticle): ReadArticle {
  const headline = headlineOf(article);
  const lead = `${headline}\n${article.text.slice(0, LEAD)}`;
  const whole = [headline, article.text, ...article.captions].join('\n');
  const views = new Map<string, WordView>();
  let runs: WordRuns | null = null;
  return {
    article,
    lead,
    view(form) {
      const known = views.get(form);
      if (known) return known;
      const tokens = form === 'typed' ? typedTokens : foldedTokens;
      const counts = new Map<string, number>();
      for (const token of tokens(whole)) counts.set(token, (counts.get(token) ?? 0) + 1);
      const run = (text: string): string => wordRuns(text)[form];
      const texts = { headline: run(headline), lead: run(lead), whole: run(whole) };
      const made = { headline: new Set(tokens(headline)), lead: new Set(tokens(lead)), counts, runs: texts };
      views.set(form, made);
      return made;
    },
    runs() {
      runs ??= wordRuns(whole);
      return runs;
    },
  };
}

function oftenness(terms: readonly string[], counts: WordView['counts'], statistics: TermStatistics): number {
  let [often, all] = [0, 0];
  for (const term of terms) {
    const weight = rarity(statistics, term);
    const count = counts.get(term) ?? 0;
    all += weight;
    often += (weight * count) / (count + HALF);
  }
  return all === 0 ? 0 : often / all;
}

/** What speaks for the article being about the topic; `cosine` is that of its nearest passage. */
export function topicSignals(
  { question, terms, statistics }: ReadTopic,
  read: ReadArticle,
  cosine: number,
): number[] {
  const form = question.language === 'vi' ? 'typed' : 'folded';
  const { headline, lead, counts, runs } = read.view(form);
  const literal = wordRuns(question.marked)[form];
  const times = literal.trim() === '' ? 0 : runs.whole.split(literal).length - 1;
  const english = question.language === 'en' ? 1 : 0;
  const near = (cosine - MIDDLE) * STRETCH;
  const words = terms.filter((term) => !term.includes('_'));
  return [
    coverage(terms, headline, statistics),
    coverage(terms, lead, statistics),
    coverage(terms, new Set(terms.filter((term) => counts.has(term))), statistics),
    oftenness(terms, counts, statistics),
    words.length > 0 && words.every((word) => lead.has(word)) ? 1 : 0,
    question.names.length > 0 && lackedNames(question, read.lead).length > 0 ? 1 : 0,
    runs.headline.includes(literal) ? 1 : 0,
    runs.lead.includes(literal) ? 1 : 0,
    times / (times + HALF),
    near,
    english,
    near * english,
  ];
}

/** Whether every phrase stands in the article and nothing that is not wanted does. */
export function isAllowed({ phrases, without }: Topic, read: ReadArticle): boolean {
  if (phrases.length === 0 && without.length === 0) return true;
  const runs = read.runs();
  return (
    phrases.every((phrase) => holdsPhrase(runs, phrase)) && !without.some((one) => holdsPhrase(runs, one))
  );
}

/**
 * How likely the article is about the topic, in [0, 1]; 0 where it lacks a phrase or holds what is not wanted, 1 for any
 * other where the topic only says what is not wanted.
 */
export function topicScore(read: ReadTopic, article: ReadArticle, cosine: number): number {
  if (!isAllowed(read.topic, article)) return 0;
  if (read.topic.subject === '') return 1;
  return logistic(TOPIC_MODEL, topicSignals(read, article, cosine));
}

/** Whether an article need be compared with the topic at all: an English one shares its words with none. */
export function mayMatch({ topic, question, terms }: ReadTopic, read: ReadArticle): boolean {
  if (topic.subject === '' || question.language === 'en') return true;
  const { counts } = read.view(question.language === 'vi' ? 'typed' : 'folded');
  return terms.some((term) => counts.has(term));
}
