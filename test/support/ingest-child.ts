// A process that ingests today's edition and kills itself with SIGKILL at a given step; a step lies before and after
// every statement that SQLite runs and after every vector, or, asked for `vectors`, only there. With step 0 it lives and
// prints how many steps there were.
import { writeSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { ingestEdition } from './kill-collection.js';

const [file = '', last = '0', kind = 'all'] = process.argv.slice(2);
const deadly = Number(last);
const onlyVectors = kind === 'vectors';
let steps = 0;

function step(): void {
  steps++;
  if (steps === deadly) process.kill(process.pid, 'SIGKILL');
}

function stepping<A extends unknown[], R>(act: (...args: A) => R): (...args: A) => R {
  return function (this: unknown, ...args: A): R {
    if (!onlyVectors) step();
    const result = act.apply(this, args);
    if (!onlyVectors) step();
    return result;
  };
}

const { prototype } = SQLite;
prototype.exec = stepping(prototype.exec);
const { prepare } = prototype;
prototype.prepare = function (this: SQLite.Database, sql: string) {
  const statement = prepare.call(this, sql);
  statement.run = stepping(statement.run);
  return statement;
} as typeof prepare;

await ingestEdition(file, 'today', step);
writeSync(1, `${steps}\n`);
