// Keeps what the collection knows of words and short forms at hand for reading questions, as fresh as the collection.
import type { ListedAbbreviation } from '../core/abbreviations.js';
import type { WordSearch } from '../core/article-store.js';
import type { QuestionLanguage } from '../core/question.js';
import { indexAbbreviations } from '../core/short-forms.js';
import { createVocabularyInSteps, type Vocabulary } from '../core/vocabulary.js';
import { readEnglishWording, readWording, type Wording } from '../core/wording.js';
import { createMemory } from './memory.js';

export type KnownWords = Pick<WordSearch, 'frequencies' | 'total' | 'vocabulary' | 'meanings' | 'shortForms'>;

/**
 * Share of chunks by which the collection may have grown or shrunk before its vocabulary is read again; whether a word is
 * known at all is looked up every time.
 */
const STALE = 0.01;

/** Reads the wording of a question in its language. */
export type QuestionWording = (text: string, language: QuestionLanguage) => Promise<Wording>;

/** Makes the reader of questions' wording. One serves all: it keeps the collection's vocabulary in memory; `pause` comes between steps. */
export function createQuestionWording(
  words: KnownWords,
  list: readonly ListedAbbreviation[],
  pause: () => Promise<void> = async () => {},
): QuestionWording {
  const index = indexAbbreviations(list);
  let kept: { readonly vocabulary: Promise<Vocabulary>; readonly total: number } | null = null;

  function vocabulary(total: number): Promise<Vocabulary> {
    if (kept !== null && Math.abs(total - kept.total) <= STALE * kept.total) return kept.vocabulary;
    // Whoever asks meanwhile waits for the same reading.
    const reading = {
      vocabulary: words.vocabulary().then((all) => createVocabularyInSteps(all, pause)),
      total,
    };
    kept = reading;
    reading.vocabulary.catch(() => {
      if (kept === reading) kept = null;
    });
    return reading.vocabulary;
  }

  return async (text, language) => {
    const counts = (tokens: readonly string[]) => words.frequencies('typed', tokens);
    const shortForms = {
      list: index,
      meanings: words.meanings,
      shortForms: words.shortForms,
      counts,
    };
    if (language === 'en') return readEnglishWording(text, shortForms);
    const total = await words.total();
    return readWording(text, {
      ...shortForms,
      statistics: { total, vocabulary: await vocabulary(total), counts, pause },
    });
  };
}

/** Wordings kept: a question is read for its search and again for what is shown of its answer, soon after. */
const KEPT = 64;

/** The same reader with its last wordings at hand, for as long as the collection stays what it is. */
export function rememberingWordings(
  wordingOf: QuestionWording,
  change: () => Promise<number>,
): QuestionWording {
  const kept = createMemory<Wording>(change, KEPT);
  return (text, language) => kept.recall(`${language} ${text}`, () => wordingOf(text, language));
}
