// The addresses of reader pages: an article opened at a quote, and the two files that its page needs.
import { type Context, Hono } from 'hono';
import type { ReadPassage } from '../app/read-passage.js';
import type { Prompts } from '../prompts.js';
import { currentLanguage } from './guards.js';
import type { PageFile } from './page-files.js';
import type { ReaderAddresses } from './reader-address.js';
import { missingPage, readerPage } from './reader-page.js';

export interface ReaderParts {
  readonly addresses: ReaderAddresses;
  readonly readPassage: ReadPassage;
  /** `loadPrompts(folder, 'page')`. */
  readonly prompts: Prompts;
  /** Where the bot answers questions on the article of that key; null where there is no such place. */
  readonly bot: (article: string) => string | null;
}

/** Reader pages may be kept by the browser that opened them, not by caches between. */
const KEPT = 'private, max-age=300';

/** `GET /doc/:passage`, `/reader.css` and `/icon.svg`; nothing else is there. */
export function readerRoutes(parts: ReaderParts, file: (name: string) => PageFile | null): Hono {
  const { addresses, readPassage, prompts, bot } = parts;
  const app = new Hono();

  app.get('/doc/:passage', async (context) => {
    const words = { prompts, language: currentLanguage(context) };
    const passage = addresses.open(context.req.param('passage'));
    const article = passage === null ? null : await readPassage(passage);
    context.header('Vary', 'Accept-Language, Cookie');
    if (passage === null || article === null) {
      context.header('Cache-Control', 'no-store');
      return context.html(missingPage(words), 404);
    }
    context.header('Cache-Control', KEPT);
    return context.html(readerPage(article, words, bot(passage.article)));
  });

  const send = (context: Context, name: string): Response | Promise<Response> => {
    const found = file(name);
    if (found === null) return context.notFound();
    return context.body(found.body, 200, { 'Content-Type': found.type, 'Cache-Control': 'no-cache' });
  };
  app.get('/reader.css', (context) => send(context, 'reader.css'));
  app.get('/icon.svg', (context) => send(context, 'icon.svg'));
  return app;
}
