// The log of questions, the decisions of admins and what each may still ask, on the real database.

import { createAccessList, createAllowanceStore } from '../../src/store/access.js';
import { openDatabase } from '../../src/store/database.js';
import { createQuestionLog } from '../../src/store/questions.js';
import { accessContract } from '../contracts/access.js';
import { questionLogContract } from '../contracts/question-log.js';

questionLogContract('SQLite', () => {
  const db = openDatabase(':memory:');
  return { log: createQuestionLog(db), close: () => void db.close() };
});

accessContract('SQLite', () => {
  const db = openDatabase(':memory:');
  const stores = () => ({ list: createAccessList(db), allowances: createAllowanceStore(db) });
  let now = stores();
  return {
    get list() {
      return now.list;
    },
    get allowances() {
      return now.allowances;
    },
    reopen: () => {
      now = stores();
    },
    close: () => void db.close(),
  };
});
