// Live sources for those who run the bot, by /nguontin; everyone else is told whom it is for, in private chats only.
import { Composer, InlineKeyboard } from 'grammy';
import type { ManageSources } from '../../app/manage-sources.js';
import type { Clock, StateStore } from '../../core/ports.js';
import { failureInWords, outcomeInWords } from '../../core/source-outcome.js';
import { isNoAdminCommand, isNoAdminPress } from '../admin-only.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { editHtml } from '../edit-html.js';
import { type FollowedAct, followedData, readFollowedData } from '../followed-data.js';
import { escapeHtml, oneLine } from '../html.js';
import { followedCard, followedPage, type Page, previewHtml, removalQuestion } from '../render-followed.js';
import { keepTried, takeTried } from '../tried-sources.js';
import { whileTyping } from '../typing.js';

export interface SourceAdmin {
  readonly manage: ManageSources;
  /** Whether this user, by the numeric id, may see and change sources. */
  readonly isAdmin: (user: number) => boolean;
}

export interface SourceAdminDeps {
  /** Absent where no source is followed. */
  readonly sourceAdmin?: SourceAdmin | undefined;
  readonly state: StateStore;
  readonly clock: Clock;
}

const ADDRESS_UNITS = 2000;

/** The command, and the buttons under its messages; other presses are left to others. */
export function sourceAdminFeature({ sourceAdmin, state, clock }: SourceAdminDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  if (sourceAdmin === undefined) return feature;
  const { manage, isAdmin } = sourceAdmin;

  feature.on('message:text').command('nguontin', async (ctx) => {
    if (await isNoAdminCommand(ctx, isAdmin)) return;
    const address = ctx.match.trim();
    if (address === '') await send(ctx, followedPage(await manage.list(), 1, clock(), ctx.words));
    else await tryAddress(ctx, address.slice(0, ADDRESS_UNITS));
  });

  feature.on('callback_query', async (ctx, next) => {
    const wanted = readFollowedData(ctx.callbackQuery.data ?? '');
    if (wanted === null) return next();
    if (await isNoAdminPress(ctx, isAdmin)) return;
    await pressed(ctx, wanted.act, wanted.about);
  });

  async function tryAddress(ctx: BotContext, address: string): Promise<void> {
    const tried = await waiting(ctx, () => manage.test(address));
    if (tried.status === 'failed') {
      const reason = escapeHtml(failureInWords(tried.failure, tried.detail, ctx.words));
      await sendHtml(ctx, ctx.words('followed-test-failed', { reason }));
      return;
    }
    const key = await keepTried(state, ctx.chatId ?? 0, tried.preview, clock());
    const keyboard = new InlineKeyboard()
      .text(ctx.words('followed-add-button'), followedData('add', key))
      .text(ctx.words('followed-cancel-button'), followedData('cancel', key));
    const question = ctx.words('followed-add-question');
    await sendHtml(ctx, `${previewHtml(tried.preview, ctx.words)}\n\n${question}`, { keyboard });
  }

  async function pressed(ctx: BotContext, act: FollowedAct, about: string): Promise<void> {
    if (act === 'add' || act === 'cancel') return decided(ctx, act, about);
    if (act === 'list') {
      await answerPress(ctx);
      return edit(ctx, followedPage(await manage.list(), Number(about) || 1, clock(), ctx.words));
    }
    const source = await manage.get(about);
    if (source === null) return answerPress(ctx, ctx.words('followed-gone'));
    await answerPress(ctx);
    if (act === 'remove') return edit(ctx, removalQuestion(source, ctx.words));
    const note = await done(ctx, act, about);
    const after = await manage.get(about);
    if (after !== null) await edit(ctx, followedCard(after, clock(), ctx.words, note));
    else await edit(ctx, { html: note ?? '', keyboard: backToList(ctx) });
  }

  /** Does it, and says in HTML what came of it; null when there is nothing to say. */
  async function done(ctx: BotContext, act: FollowedAct, id: string): Promise<string | null> {
    const { words } = ctx;
    if (act === 'pause' || act === 'resume') {
      await manage[act](id);
      return words(act === 'pause' ? 'followed-paused-done' : 'followed-resumed');
    }
    if (act === 'drop') {
      await manage.remove(id);
      return words('followed-dropped', { id });
    }
    if (act === 'test') {
      const tried = await waiting(ctx, () => manage.test(id));
      if (tried.status === 'works') return previewHtml(tried.preview, words);
      return words('followed-test-failed', {
        reason: escapeHtml(failureInWords(tried.failure, tried.detail, words)),
      });
    }
    if (act !== 'fetch') return null;
    const result = await waiting(ctx, () => manage.fetchNow(id));
    if (result.status === 'stopped') return null;
    if (result.status !== 'done') return words('followed-busy');
    return words('followed-fetched', { outcome: escapeHtml(outcomeInWords(result.outcome, words)) });
  }

  async function decided(ctx: BotContext, act: 'add' | 'cancel', key: string): Promise<void> {
    const tried = await takeTried(state, key);
    if (tried === null) return answerPress(ctx, ctx.words('followed-expired'));
    await answerPress(ctx);
    const name = escapeHtml(oneLine(tried.title ?? tried.location, 100));
    if (act === 'cancel')
      return edit(ctx, { html: ctx.words('followed-cancelled', { name }), keyboard: null });
    const added = await manage.add(tried);
    const source = added.status === 'added' ? await manage.get(added.id) : null;
    if (source === null) return edit(ctx, { html: ctx.words('followed-known'), keyboard: backToList(ctx) });
    return edit(ctx, followedCard(source, clock(), ctx.words, ctx.words('followed-added')));
  }

  return feature;
}

function waiting<T>(ctx: BotContext, work: () => Promise<T>): Promise<T> {
  return whileTyping(() => ctx.replyWithChatAction('typing'), work);
}

function backToList(ctx: BotContext): InlineKeyboard {
  return new InlineKeyboard().text(ctx.words('followed-back-button'), followedData('list', 1));
}

async function send(ctx: BotContext, { html, keyboard }: Page): Promise<void> {
  await sendHtml(ctx, html, { keyboard });
}

async function edit(ctx: BotContext, { html, keyboard }: Page): Promise<void> {
  await editHtml(ctx, html, keyboard);
}
