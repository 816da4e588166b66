// A browser's side of the local page without a browser: keeps the cookies, posts as the page does, reads the events.
import { expect } from 'vitest';

export interface SentEvent {
  readonly kind: string;
  readonly id: string | null;
  readonly data: { readonly [key: string]: unknown };
}

export interface EventReader {
  /** The next event, or null at the stream's end. */
  next(): Promise<SentEvent | null>;
  stop(): Promise<void>;
}

export interface PageClient {
  readonly cookie: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  events(after?: string): Promise<EventReader>;
}

function readEvent(block: string): SentEvent | null {
  const fields = new Map(
    block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]),
  );
  const data = fields.get('data');
  if (data === undefined) return null;
  return { kind: fields.get('event') ?? '', id: fields.get('id') ?? null, data: JSON.parse(data) };
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<SentEvent, void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of body) {
    text += decoder.decode(bytes, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = readEvent(block);
      if (event !== null) yield event;
    }
  }
}

/** Opens the page at `url` once, as a browser that prefers `language` would. */
export async function openPage(url: string, language = 'vi'): Promise<PageClient> {
  const opened = await fetch(url, { headers: { 'Accept-Language': language } });
  expect(opened.status).toBe(200);
  const cookie = opened.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const common = { Cookie: cookie, 'Accept-Language': language };
  const origin = new URL(url).origin;
  return {
    cookie,
    get: (path, headers = {}) => fetch(new URL(path, url), { headers: { ...common, ...headers } }),
    post: (path, body, headers = {}) =>
      fetch(new URL(path, url), {
        method: 'POST',
        headers: { ...common, Origin: origin, 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async events(after) {
      const headers = after === undefined ? common : { ...common, 'Last-Event-ID': after };
      const response = await fetch(new URL('/events', url), { headers });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      if (response.body === null) throw new Error('The event stream has no body.');
      const reader = eventsOf(response.body);
      return {
        next: async () => (await reader.next()).value ?? null,
        stop: async () => {
          await reader.return();
        },
      };
    },
  };
}
