// Runs tasks in order within a lane (a chat) and at the same time across lanes.

export interface Lanes {
  /** Queues a task. Tasks settle their own errors; they must not reject. */
  push(lane: string, task: () => Promise<void>): void;
  /** Queued and running tasks. */
  size(): number;
  /** Resolves when fewer than `count` tasks are queued and running, or when the lanes are closed. */
  below(count: number): Promise<void>;
  /** Forgets the tasks not yet begun; resolves when those that run are done, or are in lanes that are held up. */
  close(isHeldUp?: (lane: string) => boolean): Promise<void>;
}

/**
 * Lanes without a limit on how many run: most of a task is waiting for Telegram, which must not keep other chats waiting.
 * What needs this machine is limited where it is done, see core/gate.
 */
export function createLanes(): Lanes {
  /** Tasks not yet begun, of each lane in which one runs. */
  const lanes = new Map<string, Array<() => Promise<void>>>();
  let tasks = 0;
  let watchers: Array<{ count: number; resolve: () => void }> = [];
  let onIdle = (): void => {};
  let heldUp: (lane: string) => boolean = () => false;
  let closed = false;

  async function run(lane: string, first: () => Promise<void>): Promise<void> {
    const queue: Array<() => Promise<void>> = [];
    lanes.set(lane, queue);
    for (let task: (() => Promise<void>) | undefined = first; task !== undefined; task = queue.shift()) {
      try {
        await task();
      } finally {
        tasks--;
      }
      if (queue.length === 0) lanes.delete(lane);
      notify();
    }
  }

  function notify(): void {
    const ready = watchers.filter(({ count }) => tasks < count || closed);
    watchers = watchers.filter((watcher) => !ready.includes(watcher));
    for (const { resolve } of ready) resolve();
    if (tasks === 0 || (closed && [...lanes.keys()].every(heldUp))) onIdle();
  }

  return {
    push(lane, task) {
      if (closed) return;
      tasks++;
      const queue = lanes.get(lane);
      if (queue === undefined) void run(lane, task);
      else queue.push(task);
    },
    size: () => tasks,
    below(count) {
      if (closed || tasks < count) return Promise.resolve();
      return new Promise((resolve) => watchers.push({ count, resolve }));
    },
    async close(isHeldUp = () => false) {
      closed = true;
      heldUp = isHeldUp;
      for (const queue of lanes.values()) tasks -= queue.splice(0).length;
      const idle = new Promise<void>((resolve) => {
        onIdle = resolve;
      });
      notify();
      await idle;
    },
  };
}
