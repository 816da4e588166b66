// Answers kept for their buttons and what buttons remember, on the real database.
import { createAnswerStore } from '../../src/store/answers.js';
import { openDatabase } from '../../src/store/database.js';
import { createStateStore } from '../../src/store/state.js';
import { answerStoreContract } from '../contracts/answer-store.js';
import { stateStoreContract } from '../contracts/state-store.js';

answerStoreContract('SQLite', () => {
  const own = openDatabase(':memory:');
  return {
    answers: createAnswerStore(own),
    write: (json) => void own.prepare('UPDATE answers SET answer = ?').run(json),
    close: () => void own.close(),
  };
});

stateStoreContract('SQLite', () => {
  const own = openDatabase(':memory:');
  return { state: createStateStore(own), close: () => void own.close() };
});
