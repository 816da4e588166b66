// Runs tasks in order within a lane (a chat) and at the same time across lanes, up to a limit.

export interface Lanes {
  /** Queues a task. Tasks settle their own errors; they must not reject. */
  push(lane: string | number, task: () => Promise<void>): void;
  /** Queued and running tasks. */
  size(): number;
  /** Resolves when fewer than `count` tasks are queued and running, or when the lanes are closed. */
  below(count: number): Promise<void>;
  /** Forgets the tasks not yet begun; resolves when the running ones are done. */
  close(): Promise<void>;
}

/** Lanes of which at most `concurrency` run at any time. */
export function createLanes(concurrency: number): Lanes {
  const waiting = new Map<string | number, Array<() => Promise<void>>>();
  const busy = new Set<string | number>();
  let watchers: Array<{ count: number; resolve: () => void }> = [];
  let closed = false;

  const size = () => [...waiting.values()].reduce((sum, tasks) => sum + tasks.length, busy.size);

  function begin(): void {
    for (const [lane, tasks] of waiting) {
      if (busy.size >= concurrency) return;
      if (busy.has(lane)) continue;
      const task = tasks.shift();
      if (tasks.length === 0) waiting.delete(lane);
      if (task !== undefined) run(lane, task);
    }
  }

  function run(lane: string | number, task: () => Promise<void>): void {
    busy.add(lane);
    void task().finally(() => {
      busy.delete(lane);
      // To the end of the line, so that one busy chat does not keep the others waiting.
      const rest = waiting.get(lane);
      if (rest !== undefined) {
        waiting.delete(lane);
        waiting.set(lane, rest);
      }
      begin();
      notify();
    });
  }

  function notify(): void {
    const count = size();
    const ready = watchers.filter((watcher) => count < watcher.count || closed);
    watchers = watchers.filter((watcher) => !ready.includes(watcher));
    for (const { resolve } of ready) resolve();
  }

  return {
    push(lane, task) {
      if (closed) return;
      const tasks = waiting.get(lane);
      if (tasks === undefined) waiting.set(lane, [task]);
      else tasks.push(task);
      begin();
    },
    size,
    below(count) {
      if (closed || size() < count) return Promise.resolve();
      return new Promise((resolve) => watchers.push({ count, resolve }));
    },
    async close() {
      closed = true;
      waiting.clear();
      notify();
      while (busy.size > 0) await new Promise<void>((resolve) => watchers.push({ count: 1, resolve }));
    },
  };
}
