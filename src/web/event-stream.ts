// A chat's events as server-sent events, one stream for each open page, and the end of them all when the server stops.
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { ChatEvent } from './chat-room.js';
import type { LocalTelegram } from './local-telegram.js';

export interface EventStreams {
  /** The response that tells `chat`'s events, or null when too many streams are open. */
  open(context: Context, chat: number): Response | null;
  /** Ends all streams. */
  close(): void;
}

const STREAMS = 64;
const EVENTS_WAITING = 1000;
const RETRY_MS = 2000;

interface Waiting {
  readonly event: ChatEvent;
  readonly id: string | null;
}

/** What a listener has heard and the network has not taken yet; a reader that falls too far behind is cut off. */
class Backlog {
  #waiting: Waiting[] = [];
  #ended = false;
  #wake: () => void = () => {};

  push(item: Waiting): void {
    this.#waiting.push(item);
    if (this.#waiting.length > EVENTS_WAITING) this.end();
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** Resolves to what waits, at least one event, or to null at the end. */
  async take(): Promise<Waiting[] | null> {
    while (this.#waiting.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#ended) return null;
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }
}

export function createEventStreams(local: LocalTelegram): EventStreams {
  const backlogs = new Set<Backlog>();

  return {
    open(context, chat) {
      if (backlogs.size >= STREAMS) return null;
      const backlog = new Backlog();
      backlogs.add(backlog);
      const after = context.req.header('last-event-id') ?? null;
      const unsubscribe = local.subscribe(chat, (event, id) => backlog.push({ event, id }), after);
      const response = streamSSE(context, async (stream) => {
        stream.onAbort(() => backlog.end());
        try {
          await stream.write(`retry: ${RETRY_MS}\n\n`);
          for (let batch = await backlog.take(); batch !== null; batch = await backlog.take()) {
            for (const { event, id } of batch) {
              const named = id === null ? {} : { id };
              await stream.writeSSE({ event: event.kind, data: JSON.stringify(event), ...named });
            }
          }
        } finally {
          unsubscribe();
          backlogs.delete(backlog);
        }
      });
      response.headers.set('Cache-Control', 'no-store');
      // A finished stream must not leave an open connection behind, which would hold up the server's end.
      response.headers.set('Connection', 'close');
      return response;
    },

    close() {
      for (const backlog of backlogs) backlog.end();
    },
  };
}
