// For processes that kill themselves with SIGKILL at a step: every statement that SQLite runs, before and after, and every
// named point on the way are numbered.
import { writeSync } from 'node:fs';
import SQLite from 'better-sqlite3';

export interface DeadlyStep {
  /** The step at which the process dies, from 1; with 0 it lives. */
  readonly deadly: number;
  /** Counts that point alone, and no statement; all there is when empty. */
  readonly only: string;
  /** Whether scripts (`exec`) are steps too, as the statements of migrations. */
  readonly scripts?: boolean;
}

/** From now on steps are counted. The returned function is to be called at each named point. */
export function countSteps({ deadly, only, scripts = false }: DeadlyStep): {
  step(point?: string): void;
  /** Prints how many there were: the process has outlived them. */
  print(): void;
} {
  let steps = 0;
  function step(point?: string): void {
    if (only !== '' && point !== only) return;
    steps++;
    if (steps === deadly) process.kill(process.pid, 'SIGKILL');
  }
  function stepping<A extends unknown[], R>(act: (...args: A) => R): (...args: A) => R {
    return function (this: unknown, ...args: A): R {
      step();
      const result = act.apply(this, args);
      step();
      return result;
    };
  }
  const { prototype } = SQLite;
  if (scripts) prototype.exec = stepping(prototype.exec);
  const { prepare } = prototype;
  prototype.prepare = function (this: SQLite.Database, sql: string) {
    const statement = prepare.call(this, sql);
    statement.run = stepping(statement.run);
    return statement;
  } as typeof prepare;
  return { step, print: () => void writeSync(1, `${steps}\n`) };
}
