// Reads made-up questions while the models load, so that the first person who asks waits for no pattern to be compiled.
import { COLLECTION_PATTERNS, readCollectionQuestion } from './collection-question.js';
import { countedIn } from './figures.js';
import { listInWords } from './lists.js';
import { MANNER_PATTERNS } from './manner.js';
import { asksForNewest } from './newest.js';
import { noSuchDay } from './no-such-day.js';
import { readQuestion } from './question.js';
import { warmPhrases } from './window-phrases.js';

/** As most people ask, once with and once without marks: V8 compiles a pattern for each of these two kinds of text. */
const QUESTIONS = ['Ai chủ trì cuộc họp ở Hà Nội?', 'khi nao khanh thanh cau'];
/** Any day will do. */
const TODAY = '2025-08-16';

/** `turn` lets others have the thread; it is asked between steps of some ten milliseconds. */
export async function warmUp(turn: () => Promise<void>): Promise<void> {
  await warmPhrases(turn);
  const patterns = [...COLLECTION_PATTERNS, ...MANNER_PATTERNS].map(
    (pattern) => (question: string) => question.toLowerCase().search(pattern),
  );
  // The first list takes twenty milliseconds, any other a hundredth of one.
  const list = (question: string) => listInWords([question], 'vi');
  // Parts of the last two first, each in a step of its own.
  const steps = [
    ...patterns,
    list,
    noSuchDay,
    asksForNewest,
    countedIn,
    readCollectionQuestion,
    readQuestion,
  ];
  for (const step of steps)
    for (const question of QUESTIONS) {
      await turn();
      step(question, TODAY);
    }
}
