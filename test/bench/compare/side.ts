// The bench's end of a contender: a process of its own, asked one thing at a time.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Told } from './serve.js';

/** What those need that hold or build a million passages as JavaScript objects; others run as they do by default. */
const HEAP_MEGABYTES = 12_000;
const LARGE: ReadonlySet<string> = new Set(['builder', 'langchain', 'lancedb']);

export interface Side {
  readonly name: string;
  /** Rejects with the child's own words when the method failed there or the child has ended. */
  call<T = unknown>(method: string, args?: unknown): Promise<Told<T>>;
  close(): Promise<void>;
}

/** Starts `side-<file>` beside this module and resolves when it takes calls. */
export async function startSide(name: string, file: string): Promise<Side> {
  const child: ChildProcess = fork(fileURLToPath(new URL(`side-${file}.js`, import.meta.url)), [], {
    serialization: 'advanced',
    execArgv: LARGE.has(file) ? [`--max-old-space-size=${HEAP_MEGABYTES}`] : [],
  });
  const waiting = new Map<number, { resolve(told: Told): void; reject(error: Error): void }>();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let last = 0;
  const wait = (id: number): Promise<Told> =>
    new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  child.on('message', (told: Told) => {
    const call = waiting.get(told.id);
    waiting.delete(told.id);
    if (told.error === undefined) call?.resolve(told);
    else call?.reject(new Error(`${name}: ${told.error}`));
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} ended with ${code ?? signal}.`));
    waiting.clear();
  });
  await wait(0);
  return {
    name,
    call: async <T>(method: string, args: unknown = null) => {
      if (child.exitCode !== null) throw new Error(`${name} has ended.`);
      const told = wait(++last);
      child.send({ id: last, method, args });
      return (await told) as Told<T>;
    },
    close: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

/** `items` from another one on in every turn, so that nobody always comes first. */
export function rotated<T>(items: readonly T[], turn: number): T[] {
  const at = items.length === 0 ? 0 : turn % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}
