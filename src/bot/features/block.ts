// Whom admins shut out and let in: /chan and /bochan by id or in reply to something forwarded, and the list with buttons.
import { Composer, InlineKeyboard } from 'grammy';
import type { MessageOrigin } from 'grammy/types';
import { type AccessEntry, telegramId } from '../../core/access.js';
import { dayAt } from '../../core/dates.js';
import type { Clock } from '../../core/ports.js';
import { adminData, readAdminData } from '../admin-data.js';
import { isNoAdminCommand, isNoAdminPress } from '../admin-only.js';
import { dayText } from '../article-line.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { editHtml } from '../edit-html.js';
import { escapeHtml, oneLine } from '../html.js';
import type { Access } from './access-guard.js';

export interface BlockDeps {
  readonly access?: Access | undefined;
  readonly isAdmin: (user: number) => boolean;
  readonly clock: Clock;
}

const PAGE_SIZE = 8;
const REASON_UNITS = 100;
/** Let in by hand that are shown; the rest is counted. */
const ALLOWED_SHOWN = 20;

/** Who is meant, and why; `hidden` when a forwarded message does not say whose it is, null when nobody is named. */
type Target = { readonly id: number; readonly reason: string } | 'hidden' | null;

function originId(origin: MessageOrigin): number | null {
  if (origin.type === 'user') return origin.sender_user.id;
  if (origin.type === 'chat') return origin.sender_chat.id;
  return origin.type === 'channel' ? origin.chat.id : null;
}

function targetOf(ctx: BotContext, written: string): Target {
  const [, first = '', rest = ''] = /^(-?\d+)(?:\s+(.*))?$/su.exec(written.trim()) ?? [];
  const id = telegramId(first);
  if (id !== null) return { id, reason: oneLine(rest, REASON_UNITS) };
  const origin = ctx.msg?.reply_to_message?.forward_origin;
  if (origin === undefined) return null;
  const from = originId(origin);
  return from === null ? 'hidden' : { id: from, reason: oneLine(written, REASON_UNITS) };
}

/** The two commands and the buttons of their list; other presses are left to others. */
export function blockFeature({ access, isAdmin, clock }: BlockDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  if (access === undefined) return feature;
  const { list, mode, allowed } = access;
  const messages = feature.on('message:text');

  messages.command('chan', (ctx) => command(ctx, block));
  messages.command('bochan', (ctx) => command(ctx, unblock));

  async function command(
    ctx: BotContext & { match: string },
    act: (ctx: BotContext, id: number, reason: string) => Promise<string>,
  ): Promise<void> {
    if (await isNoAdminCommand(ctx, isAdmin)) return;
    const target = targetOf(ctx, ctx.match);
    if (target === 'hidden') await sendHtml(ctx, ctx.words('block-hidden'));
    else if (target !== null) await sendHtml(ctx, await act(ctx, target.id, target.reason));
    else if (ctx.match.trim() === '') {
      const { html, keyboard } = await page(ctx, 1);
      await sendHtml(ctx, html, { keyboard });
    } else await sendHtml(ctx, ctx.words('block-usage'));
  }

  async function block(ctx: BotContext, id: number, reason: string): Promise<string> {
    if (isAdmin(id)) return ctx.words('block-admin');
    await list.decide({ id, decision: 'blocked', reason, at: clock() });
    return ctx.words('block-done', { id: String(id) });
  }

  async function unblock(ctx: BotContext, id: number): Promise<string> {
    if (mode === 'listed' && !allowed.includes(id)) {
      await list.decide({ id, decision: 'allowed', reason: '', at: clock() });
      return ctx.words('unblock-let-in', { id: String(id) });
    }
    const done = (await list.of(id))?.decision === 'blocked' && (await list.remove(id));
    return ctx.words(done ? 'unblock-done' : 'unblock-none', { id: String(id) });
  }

  feature.on('callback_query', async (ctx, next) => {
    const wanted = readAdminData(ctx.callbackQuery.data ?? '');
    if (wanted?.act !== 'blocked' && wanted?.act !== 'unblock') return next();
    if (await isNoAdminPress(ctx, isAdmin)) return;
    await answerPress(ctx);
    const id = wanted.act === 'unblock' ? telegramId(wanted.about) : null;
    const note = id === null ? null : await unblock(ctx, id);
    const { html, keyboard } = await page(ctx, wanted.act === 'blocked' ? Number(wanted.about) || 1 : 1);
    const text = note === null ? html : `${note}\n\n${html}`;
    await editHtml(ctx, text, keyboard);
  });

  function line(ctx: BotContext, { id, reason, at }: AccessEntry): string {
    const why = reason === '' ? '' : ` · ${escapeHtml(reason)}`;
    return `• <code>${id}</code> · ${dayText(dayAt(at), ctx.words.locale)}${why}`;
  }

  /** Who is shut out, counted from page 1, and in listed mode who was let in. */
  async function page(
    ctx: BotContext,
    wanted: number,
  ): Promise<{ html: string; keyboard: InlineKeyboard | null }> {
    const { words } = ctx;
    const blocked = await list.list('blocked');
    const pages = Math.max(1, Math.ceil(blocked.length / PAGE_SIZE));
    const number = Math.min(pages, Math.max(1, wanted));
    const shown = blocked.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE);
    const keyboard = new InlineKeyboard();
    for (const { id } of shown)
      keyboard.text(words('unblock-button', { id: String(id) }), adminData('unblock', id)).row();
    if (number > 1) keyboard.text('‹', adminData('blocked', number - 1));
    if (pages > 1) keyboard.text(`${number}/${pages}`, adminData('blocked', number));
    if (number < pages) keyboard.text('›', adminData('blocked', number + 1));
    const letIn = [...allowed, ...(await list.list('allowed')).map(({ id }) => id)];
    const names = letIn.slice(0, ALLOWED_SHOWN).map((id) => `<code>${id}</code>`);
    const html = [
      blocked.length === 0 ? words('block-none') : words('block-heading', { count: blocked.length }),
      ...(shown.length === 0 ? [] : [shown.map((entry) => line(ctx, entry)).join('\n')]),
      ...(mode === 'open' ? [] : [words('block-listed', { count: letIn.length, ids: names.join(', ') })]),
      words('block-usage'),
    ];
    return { html: html.join('\n\n'), keyboard: shown.length === 0 ? null : keyboard };
  }

  return feature;
}
