// The store of given answers as a Map, with short ids in order.
import type { AnswerStore, ChatAnswer } from '../../src/core/ports.js';

/** Answers that outlive a bot but not the test. */
export function createMemoryAnswers(): AnswerStore {
  const rows: Array<ChatAnswer & { at: number }> = [];
  return {
    save(chat, answer, now) {
      const row = { id: `answer-${rows.length + 1}`, chat, answer, at: now };
      rows.push(row);
      return row;
    },
    sent() {},
    get: (id) => rows.find((row) => row.id === id) ?? null,
    last: (chat) => rows.findLast((row) => row.chat === chat) ?? null,
    prune(before) {
      const kept = rows.filter(({ at }) => at >= before);
      return rows.splice(0, rows.length, ...kept).length - kept.length;
    },
  };
}
