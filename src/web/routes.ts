// The addresses of the local page and what each answers.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { EventStreams } from './event-stream.js';
import {
  currentChat,
  currentLanguage,
  keepLanguage,
  keepSession,
  knownHostsOnly,
  protectiveHeaders,
  sameMachineOnly,
} from './guards.js';
import type { Delivery, LocalTelegram } from './local-telegram.js';
import type { CollectionInfo, PageFiles } from './page-files.js';
import { type ReaderParts, readerRoutes } from './reader-routes.js';

/** Where the page writes what went wrong: never message texts, only kinds of errors. */
export interface PageLog {
  warn(fields: Record<string, unknown>, message: string): void;
}

export interface RouteParts {
  readonly local: LocalTelegram;
  readonly files: PageFiles;
  readonly streams: EventStreams;
  readonly log: PageLog;
  readonly port: () => number;
  readonly collection: () => CollectionInfo | null | Promise<CollectionInfo | null>;
  /** Null where there are no reader pages. */
  readonly reader: (ReaderParts & { readonly publicHost: string | null }) | null;
}

const BODY_BYTES = 32 * 1024;
const TEXT_LIMIT = 4096;

const typed = z.strictObject({ text: z.string().trim().min(1).max(TEXT_LIMIT) });
const tapped = z.strictObject({ message: z.number().int().positive(), data: z.string().min(1).max(64) });
const chosen = z.strictObject({ language: z.enum(['vi', 'en']) });

const STATUS = { accepted: 202, busy: 429, gone: 410, closed: 503 } as const satisfies Record<
  Delivery,
  number
>;

/** The kind of an error, without its message, which may quote what somebody wrote. */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const inner = 'error' in error ? error.error : error.cause;
  return inner instanceof Error ? `${error.name}: ${inner.name}` : error.name;
}

export function createRoutes(parts: RouteParts): Hono {
  const { local, files, streams, log, port, collection, reader } = parts;
  const app = new Hono();

  app.use(protectiveHeaders);
  if (reader !== null) {
    // Whoever comes by the public name may read what a link shows, and reaches nothing of the chat.
    const hosts = () => [
      `127.0.0.1:${port()}`,
      `localhost:${port()}`,
      ...(reader.publicHost === null ? [] : [reader.publicHost]),
    ];
    app.use('/doc/*', knownHostsOnly(hosts));
    app.use('/reader.css', knownHostsOnly(hosts));
    app.use('/icon.svg', knownHostsOnly(hosts));
    app.route('/', readerRoutes(reader, files.file));
  }
  app.use(sameMachineOnly(port));
  app.use(bodyLimit({ maxSize: BODY_BYTES, onError: (context) => context.json({ error: 'size' }, 413) }));

  app.onError((error, context) => {
    log.warn({ error: errorKind(error), path: context.req.path }, 'local page: a request failed');
    return context.json({ error: 'internal' }, 500);
  });
  app.notFound((context) => context.json({ error: 'not found' }, 404));

  app.get('/', async (context) => {
    keepSession(context);
    context.header('Cache-Control', 'no-store');
    return context.html(files.html(currentLanguage(context), await collection()));
  });

  app.get('/commands', (context) => {
    context.header('Cache-Control', 'no-store');
    return context.json({ commands: local.commands(currentLanguage(context)) });
  });

  app.get('/events', (context) => {
    const chat = currentChat(context);
    if (chat === null) return context.json({ error: 'session' }, 401);
    return streams.open(context, chat) ?? context.json({ error: 'busy' }, 503);
  });

  app.post('/messages', async (context) => {
    const chat = currentChat(context);
    if (chat === null) return context.json({ error: 'session' }, 401);
    const read = typed.safeParse(await context.req.json().catch(() => null));
    if (!read.success) return context.json({ error: 'body' }, 400);
    const delivery = local.send(chat, read.data.text, currentLanguage(context));
    return context.json({ delivery }, STATUS[delivery]);
  });

  app.post('/taps', async (context) => {
    const chat = currentChat(context);
    if (chat === null) return context.json({ error: 'session' }, 401);
    const read = tapped.safeParse(await context.req.json().catch(() => null));
    if (!read.success) return context.json({ error: 'body' }, 400);
    const delivery = local.tap(chat, read.data.message, read.data.data, currentLanguage(context));
    return context.json({ delivery }, STATUS[delivery]);
  });

  app.post('/language', async (context) => {
    const read = chosen.safeParse(await context.req.json().catch(() => null));
    if (!read.success) return context.json({ error: 'body' }, 400);
    keepLanguage(context, read.data.language);
    return context.json({ language: read.data.language });
  });

  app.get('/:name', (context) => {
    const file = files.file(context.req.param('name'));
    if (file === null) return context.notFound();
    return context.body(file.body, 200, { 'Content-Type': file.type, 'Cache-Control': 'no-cache' });
  });

  return app;
}
