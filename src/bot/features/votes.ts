// The thumbs under an answer: keeps what people think of it, and thanks them.
import { Composer } from 'grammy';
import type { AnswerStore, Clock } from '../../core/ports.js';
import type { VoteStore } from '../../core/votes.js';
import { readVoteData } from '../callback-data.js';
import { answerPress, type BotContext } from '../context.js';

export interface VotesDeps {
  readonly answers: AnswerStore;
  readonly votes: VoteStore;
  readonly clock: Clock;
}

const THANKS = { up: 'vote-thanks-up', down: 'vote-thanks-down' } as const;

/** Takes votes only in the chat where the answer was given, there from anybody; other buttons are left to others. */
export function votesFeature({ answers, votes, clock }: VotesDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('callback_query', async (ctx, next) => {
    const wanted = readVoteData(ctx.callbackQuery.data ?? '');
    if (wanted === null) return next();
    const chat = ctx.callbackQuery.message?.chat.id;
    const own = chat !== undefined && (await answers.get(wanted.answerId))?.chat === chat;
    const outcome = own ? await votes.press(wanted.answerId, ctx.from.id, wanted.vote, clock()) : 'gone';
    if (outcome === 'gone') await answerPress(ctx, ctx.words('sources-expired'));
    else if (outcome === 'withdrawn') await answerPress(ctx, ctx.words('vote-withdrawn'), { passing: true });
    else await answerPress(ctx, ctx.words(THANKS[wanted.vote]), { passing: true });
  });
  return feature;
}
