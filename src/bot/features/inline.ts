// Inline mode: `@bot câu hỏi` in any chat gives up to five quotes to send there, leaning on nothing said in any chat.
import { Composer } from 'grammy';
import type { InlineQueryResult, InlineQueryResultsButton } from 'grammy/types';
import { pause } from '../../app/pause.js';
import { type Quote, quotesOf, type Reply } from '../../core/answer.js';
import { deepLinkPayload, deepLinkUrl } from '../../core/deep-link.js';
import type { Wait } from '../../core/ports.js';
import { dayText, type Words } from '../article-line.js';
import { type BotContext, refusedBecause } from '../context.js';
import type { AskDeps } from '../give-answer.js';
import { AS_HTML, oneLine } from '../html.js';
import { noteQuestion } from '../note-question.js';
import { keepQuestion, QUESTION_LINK, type QuestionLinkDeps } from '../question-links.js';
import { createRecent } from '../recent.js';
import { quoteItems } from '../render.js';
import { FROM_INLINE } from './deep-links.js';

export interface InlineDeps extends AskDeps, QuestionLinkDeps {
  /** Resolves after `milliseconds`; how long an inline query may take is measured by it. */
  readonly wait?: Wait | undefined;
}

/** Results given at most; an own page of Telegram holds 50. */
const MOST_RESULTS = 5;
/** What is shorter is still being typed. */
export const SHORTEST = 5;
/** Two seconds, less what the way to Telegram takes. */
const DEADLINE_MS = 1800;
/** How long an answer is given again without asking, here and by Telegram. */
const CACHED_MS = 5 * 60_000;
const MOST_CACHED = 500;
/** Who stops typing for longer than this asks something else next. */
const TYPING_MS = 60_000;
const TITLE_UNITS = 120;
const QUOTE_UNITS = 120;

interface Found {
  readonly reply: Promise<Reply>;
  /** Ids of the links that ask this question, by person. */
  readonly links: Map<number, string>;
}

/** Answers inline queries; one that is not ready in time is answered empty, and once it is ready from memory. */
export function inlineFeature(deps: InlineDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const { ask, clock, wait = pause } = deps;
  const recent = createRecent<Found>({ most: MOST_CACHED, lifeMs: CACHED_MS, clock });

  /** Who typed a moment ago: every pause in typing sends a query, and all of them are one question. */
  const typing = createRecent<true>({ most: MOST_CACHED, lifeMs: TYPING_MS, clock });

  function findingOf(question: string): Found {
    const key = question.toLowerCase();
    const known = recent.get(key);
    if (known !== undefined) return known;
    const found = { reply: ask(question, null), links: new Map<number, string>() };
    recent.put(key, found);
    found.reply.catch(() => recent.forget(key));
    return found;
  }

  async function linkOf(found: Found, person: number, question: string): Promise<string> {
    const known = found.links.get(person);
    // Whoever had everything forgotten meanwhile gets a link that works.
    if (known !== undefined && (await deps.state.get(QUESTION_LINK, known)) !== undefined) return known;
    const id = await keepQuestion(deps, person, question);
    found.links.set(person, id);
    return id;
  }

  async function inTime(found: Found): Promise<Reply | null> {
    const end = new AbortController();
    try {
      return await Promise.race([found.reply, wait(DEADLINE_MS, end.signal).then(() => null)]);
    } finally {
      end.abort();
    }
  }

  feature.on('inline_query', async (ctx) => {
    const question = ctx.inlineQuery.query.normalize('NFC').replace(/\s+/gu, ' ').trim();
    if (question.length < SHORTEST) {
      await respond(ctx, [], { text: ctx.words('inline-hint'), start_parameter: FROM_INLINE }, CACHED_MS);
      return;
    }
    const begun = clock();
    const found = findingOf(question);
    const person = ctx.from.id;
    const reply = await inTime(found).catch(async (error: unknown) => {
      const button = { text: ctx.words('inline-failed'), start_parameter: FROM_INLINE };
      await respond(ctx, [], button, 0);
      throw error;
    });
    const foundAt = clock();
    const link = { kind: 'question', id: await linkOf(found, person, question) } as const;
    const payload = deepLinkPayload(link) ?? FROM_INLINE;
    if (reply === null) {
      await respond(ctx, [], { text: ctx.words('inline-not-ready'), start_parameter: payload }, 0);
      return;
    }
    const url = deepLinkUrl(ctx.me.username, link);
    const results = quotesOf(reply)
      .slice(0, MOST_RESULTS)
      .flatMap((quote, index) => resultOf(quote, index, ctx.words, url));
    const text = results.length > 0 ? 'inline-ask-on' : emptyKey(reply);
    await respond(ctx, results, { text: ctx.words(text), start_parameter: payload }, CACHED_MS);
    const isTypedOn = typing.get(String(person)) !== undefined;
    typing.put(String(person), true);
    if (isTypedOn) return;
    await noteQuestion(ctx, deps, null, reply, { begun, found: foundAt, sent: clock() }, { wordless: true });
  });
  return feature;
}

/** What the collection is like can be told in the chat only; else nothing was found. */
function emptyKey(reply: Reply): string {
  const told = reply.status === 'collection' || (reply.status === 'several' && reply.parts.length > 0);
  return told ? 'inline-in-chat' : 'inline-not-found';
}

function resultOf(quote: Quote, index: number, words: Words, url: string | null): InlineQueryResult[] {
  const [html, ...more] = quoteItems(quote, words);
  // A quote that fills a message is cut where it is asked for, not in someone's chat.
  if (html === undefined || more.length > 0) return [];
  const day = quote.date?.day ?? quote.eventDay;
  const about = [
    oneLine(quote.text, QUOTE_UNITS),
    quote.outlet === null ? '' : oneLine(quote.outlet, TITLE_UNITS),
    day === null ? words('day-unknown') : dayText(day, words.locale),
  ];
  return [
    {
      type: 'article',
      id: String(index),
      title: oneLine(quote.headline, TITLE_UNITS),
      description: about.filter((part) => part !== '').join(' · '),
      input_message_content: {
        message_text: html,
        ...AS_HTML,
      },
      ...(url !== null && {
        reply_markup: { inline_keyboard: [[{ text: words('inline-ask-on-button'), url }]] },
      }),
    },
  ];
}

/** Words and links are the asker's own, so Telegram may repeat them to nobody else. A query too old is no error. */
async function respond(
  ctx: BotContext,
  results: readonly InlineQueryResult[],
  button: InlineQueryResultsButton,
  cachedMs: number,
): Promise<void> {
  const options = { button, is_personal: true, cache_time: cachedMs / 1000 };
  await ctx.answerInlineQuery(results, options).catch((error: unknown) => {
    if (!refusedBecause(error, 'query is too old')) throw error;
  });
}
