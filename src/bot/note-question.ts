// Tells whoever keeps count what was asked, how it went and how long it took.
import type { Reply } from '../core/answer.js';
import type { Place } from '../core/place.js';
import type { AskedHow, AskedQuestion } from '../core/question-log.js';
import type { BotContext } from './context.js';

/** Where what was asked is told; must not throw. Absent where nobody counts. */
export interface NoteQuestion {
  readonly asked?: ((question: AskedQuestion) => Promise<void>) | undefined;
}

/** How an update asks. */
function howAsked(ctx: BotContext): AskedHow {
  if (ctx.inlineQuery !== undefined) return 'inline';
  if (ctx.callbackQuery !== undefined) return 'button';
  if (ctx.msg?.text?.startsWith('/') === true) return 'command';
  return ctx.chat?.type === 'private' ? 'private' : 'group';
}

/** The moments of an answer, milliseconds since 1970: asked, found, sent. */
export interface Moments {
  readonly begun: number;
  readonly found: number;
  readonly sent: number;
}

/** As `AskedQuestion.wordless`. */
export interface NoteOptions {
  readonly wordless?: boolean;
}

/** Notes a question that was answered in `place`, null for one asked inline. */
export async function noteQuestion(
  ctx: BotContext,
  { asked }: NoteQuestion,
  place: Place | null,
  reply: Reply,
  { begun, found, sent }: Moments,
  { wordless = false }: NoteOptions = {},
): Promise<void> {
  await asked?.({
    at: sent,
    place: place === null ? null : { chat: place.chat, topic: place.topic },
    person: ctx.from?.id ?? null,
    reply,
    answerMs: Math.max(0, sent - begun),
    retrievalMs: Math.max(0, found - begun),
    language: ctx.words.locale,
    how: howAsked(ctx),
    wordless,
  });
}
