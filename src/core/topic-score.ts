// Scores how much an article is about a topic: by its sense, its words and names, and where and how often they stand.
import { headlineOf } from './article.js';
import { logistic } from './confidence.js';
import { coverage, rarity, type TermStatistics } from './evidence.js';
import { ENGLISH_TOPIC_MODEL, TOPIC_MODEL } from './fitted-topics.js';
import { lackedNames } from './lacked-names.js';
import type { StoredArticle } from './ports.js';
import type { Question } from './question.js';
import { foldedForm, foldedTokens, hasMarks, syllables, typedForm, typedTokens } from './text.js';
import { holdsPhrase, type Topic, type WordRuns, wordRuns } from './topic.js';
import type { Nearness } from './topic-sense.js';

/** UTF-16 units of a lead: the first paragraph or two, where news say what they are about. */
const LEAD = 500;
/** Standing so often, a word counts half of what it counts when it stands without end. */
const HALF = 2;
/** Cosines of topics and passages lie between 0.4 and 0.75; centred and stretched, they weigh like the others. */
const [MIDDLE, STRETCH] = [0.55, 5];
/** Those of two passages about the same lie higher. */
const KIN_MIDDLE = 0.85;

/** What the model looks at, in the order of its weights. English topics share hardly a word with the articles and have weights of their own. */
export const TOPIC_SIGNALS = [
  'words in the headline',
  'words in the headline and the lead',
  'words often in the article',
  'pairs often in the article',
  'every word in the headline and the lead',
  'a name lacks in the headline and the lead',
  'word for word in the headline or the lead',
  'word for word often',
  'cosine of the nearest passage',
  'cosine of the second nearest',
  'cosine of the first passage',
  'cosine with its kin',
] as const;

/** Words that only link, as they are typed: "là" links and "lá" does not. */
const LINKING: Readonly<Record<Question['language'], ReadonlySet<string>>> = {
  vi: new Set('và của về ở tại trong cho vụ các những với từ trên đến là'.split(' ')),
  'vi-unmarked': new Set(),
  en: new Set('a an the of in on at to for from by with and or about between'.split(' ')),
};

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
  return { topic, question, statistics, terms: topicTerms(question) };
}

/**
 * The words of a topic and the pairs of those that stand side by side. Unlike those of a question none is left out for
 * looking like a word that asks: "lãi" is not "lại" here, nor "ma" of "ma túy" a "mà".
 */
export function topicTerms(question: Question): string[] {
  const { marked, language } = question;
  const form = language === 'vi' ? typedForm : foldedForm;
  const words = syllables(marked);
  // Marks that were put back tell which word links.
  const linking = LINKING[language === 'en' || !hasMarks(marked) ? language : 'vi'];
  const says = words.map(({ text }) => !linking.has(text.toLowerCase()));
  const terms = words.flatMap((word, i) => {
    if (says[i] !== true) return [];
    const before = words[i - 1];
    const together =
      before !== undefined && says[i - 1] && marked.slice(before.end, word.start).trim() === '';
    return together ? [form(word.text), `${form(before.text)}_${form(word.text)}`] : [form(word.text)];
  });
  return [...new Set(terms.length > 0 ? terms : words.map(({ text }) => form(text)))];
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

/** What speaks for the article being about the topic. */
export function topicSignals(
  { question, terms, statistics }: ReadTopic,
  read: ReadArticle,
  near: Nearness,
): number[] {
  const form = question.language === 'vi' ? 'typed' : 'folded';
  const { headline, lead, counts, runs } = read.view(form);
  const literal = wordRuns(question.marked)[form];
  const times = literal.trim() === '' ? 0 : runs.whole.split(literal).length - 1;
  const words = terms.filter((term) => !term.includes('_'));
  const pairs = terms.filter((term) => term.includes('_'));
  return [
    coverage(terms, headline, statistics),
    coverage(terms, lead, statistics),
    oftenness(terms, counts, statistics),
    oftenness(pairs.length > 0 ? pairs : words, counts, statistics),
    words.length > 0 && words.every((word) => lead.has(word)) ? 1 : 0,
    question.names.length > 0 && lackedNames(question, read.lead).length > 0 ? 1 : 0,
    runs.lead.includes(literal) ? 1 : 0,
    times / (times + HALF),
    (near.best - MIDDLE) * STRETCH,
    (near.second - MIDDLE) * STRETCH,
    (near.opening - MIDDLE) * STRETCH,
    (near.kin - KIN_MIDDLE) * STRETCH,
  ];
}

/** Whether every phrase stands in the article and nothing that is not wanted does. */
function isAllowed({ phrases, without }: Topic, read: ReadArticle): boolean {
  if (phrases.length === 0 && without.length === 0) return true;
  const runs = read.runs();
  return (
    phrases.every((phrase) => holdsPhrase(runs, phrase)) && !without.some((one) => holdsPhrase(runs, one))
  );
}

/**
 * How likely the article is about the topic, in [0, 1]; 0 where it lacks a phrase, holds what is not wanted or none of the
 * topic's words, 1 for any other where the topic only says what is not wanted.
 */
export function topicScore(read: ReadTopic, article: ReadArticle, near: Nearness): number {
  if (!mayMatch(read, article) || !isAllowed(read.topic, article)) return 0;
  if (read.topic.subject === '') return 1;
  const model = read.question.language === 'en' ? ENGLISH_TOPIC_MODEL : TOPIC_MODEL;
  return logistic(model, topicSignals(read, article, near));
}

/** Whether an article need be compared with the topic at all: an English one shares its words with none. */
export function mayMatch({ topic, question, terms }: ReadTopic, read: ReadArticle): boolean {
  if (topic.subject === '' || question.language === 'en') return true;
  const { counts } = read.view(question.language === 'vi' ? 'typed' : 'folded');
  return terms.some((term) => counts.has(term));
}
