// Answers kept for their buttons and what buttons remember, on the real database.
import { createAnswerStore } from '../../src/store/answers.js';
import { createStateStore } from '../../src/store/state.js';
import { answerStoreContract } from '../contracts/answer-store.js';
import { stateStoreContract } from '../contracts/state-store.js';
import { memoryDatabase } from '../support/memory-database.js';

answerStoreContract('SQLite', () => {
  const own = memoryDatabase();
  return {
    answers: createAnswerStore(own),
    write: (json) => void own.prepare('UPDATE answers SET answer = ?').run(json),
    close: () => void own.close(),
  };
});

stateStoreContract('SQLite', () => {
  const own = memoryDatabase();
  return { state: createStateStore(own), close: () => void own.close() };
});
