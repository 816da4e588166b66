// A process that prepares and sends digests and kills itself with SIGKILL: at a step, numbered over every statement that
// SQLite runs and every named point, or the nth time it comes to a named point. With step 0 it lives and prints its steps.
import { writeSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { runDigests } from './digest-scene.js';

const [file = '', apiRoot = '', token = '', start = '0', deadly = '0', name = ''] = process.argv.slice(2);
let steps = 0;

function step(point?: string): void {
  if (name !== '' && point !== name) return;
  steps++;
  if (steps === Number(deadly)) process.kill(process.pid, 'SIGKILL');
}

function stepping<A extends unknown[], R>(act: (...args: A) => R): (...args: A) => R {
  return function (this: unknown, ...args: A): R {
    step();
    const result = act.apply(this, args);
    step();
    return result;
  };
}

const { prepare } = SQLite.prototype;
SQLite.prototype.prepare = function (this: SQLite.Database, sql: string) {
  const statement = prepare.call(this, sql);
  statement.run = stepping(statement.run);
  return statement;
} as typeof prepare;

await runDigests(file, {
  apiRoot,
  token,
  start: Number(start),
  name: `child ${process.pid}`,
  beside: name === 'two',
  step,
});
writeSync(1, `${steps}\n`);
