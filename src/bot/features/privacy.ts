// Privacy, by /riengtu: what is kept, for how long, where, who sees it, and how to have it deleted.
import { Composer } from 'grammy';
import { STATE_KEPT_DAYS, UPDATES_KEPT_HOURS } from '../../core/kept.js';
import { type BotContext, sendHtml } from '../context.js';

/** Days for which answers with their questions are kept, and questions for statistics (0: not at all). */
export interface KeptDays {
  readonly answers: number;
  readonly questions: number;
}

export interface PrivacyDeps {
  readonly keptDays: KeptDays;
}

/** Says it with the durations that hold here. */
export function privacyFeature({ keptDays }: PrivacyDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on(['message:text', 'channel_post:text']).command('riengtu', (ctx) => {
    const { answers, questions } = keptDays;
    const durations = { answers, questions, state: STATE_KEPT_DAYS, hours: UPDATES_KEPT_HOURS };
    return sendHtml(ctx, ctx.words('privacy', durations));
  });
  return feature;
}
