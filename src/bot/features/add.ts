// Articles for the collection by those who run the bot: a file they send, or /nap with an address, shown first, then taken in.

import { randomBytes } from 'node:crypto';
import { Composer, InlineKeyboard } from 'grammy';
import type { Document } from 'grammy/types';
import type { Logger } from 'pino';
import { z } from 'zod';
import { typedAddress } from '../../app/manage-sources.js';
import type { TakeUploads } from '../../app/take-uploads.js';
import type { Clock, StateStore } from '../../core/ports.js';
import { UPLOAD_BYTES } from '../../core/upload.js';
import { adminData, readAdminData } from '../admin-data.js';
import { isNoAdminCommand, isNoAdminPress } from '../admin-only.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { downloadFile } from '../download-file.js';
import { editHtml } from '../edit-html.js';
import { placeName, reportHtml } from '../render-report.js';
import { safeError } from '../safe-error.js';
import { whileTyping } from '../typing.js';

export interface AddDeps {
  /** Absent where nothing can be taken in. */
  readonly uploads?: TakeUploads | undefined;
  readonly isAdmin: (user: number) => boolean;
  readonly state: StateStore;
  readonly clock: Clock;
  readonly log: Logger;
}

const KIND = 'upload';
const TOKEN_BYTES = 8;
const waitingSchema = z.object({ place: z.string(), name: z.string() });
type Waiting = z.infer<typeof waitingSchema>;

/** The command, files sent in private by admins, and the buttons; all else is left to others. */
export function addFeature({ uploads, isAdmin, state, clock, log }: AddDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  if (uploads === undefined) return feature;
  const taking = new Set<string>();

  feature.on('message:text').command('nap', async (ctx) => {
    if (await isNoAdminCommand(ctx, isAdmin)) return;
    const sent = ctx.msg.reply_to_message?.document;
    const typed = ctx.match.trim();
    const address = typedAddress(typed);
    if (typed === '' && sent !== undefined) return receive(ctx, sent, uploads);
    if (address === null) await sendHtml(ctx, ctx.words('add-usage'));
    else await offer(ctx, { place: address, name: address }, uploads);
  });

  feature
    .on('message:document')
    .chatType('private')
    .use(async (ctx, next) => {
      if (isAdmin(ctx.from.id)) await receive(ctx, ctx.msg.document, uploads);
      else await next();
    });

  async function receive(ctx: BotContext, document: Document, to: TakeUploads): Promise<void> {
    const { file_id, file_name = '', file_size = 0 } = document;
    const name = placeName(file_name);
    if (!to.isRead(file_name)) return say(ctx, 'add-unknown-kind', name);
    if (file_size > UPLOAD_BYTES) return say(ctx, 'add-too-large', name);
    const file = await waiting(ctx, () => downloadFile(ctx.api, file_id, UPLOAD_BYTES));
    if (file.status !== 'got') return say(ctx, `add-${file.status}`, name);
    const place = await to.keep(file_name, file.bytes);
    await offer(ctx, { place, name: file_name }, to);
  }

  /** Shows what it would bring, and asks when that is anything. */
  async function offer(ctx: BotContext, { place, name }: Waiting, to: TakeUploads): Promise<void> {
    const report = await waiting(ctx, () => to.look(place));
    if (report === null || report.stopped) return say(ctx, 'add-failed', placeName(name));
    const html = reportHtml(report, ctx.words('add-found', { name: placeName(name) }), ctx.words);
    if (report.counts.new + report.counts.changed === 0) {
      await to.discard(place);
      await sendHtml(ctx, html);
      return;
    }
    const token = randomBytes(TOKEN_BYTES).toString('hex');
    await state.put(KIND, token, ctx.chatId ?? 0, { place, name }, clock());
    await sendHtml(ctx, `${html}\n\n${ctx.words('add-question')}`, { keyboard: buttons(ctx, token) });
  }

  feature.on('callback_query', async (ctx, next) => {
    const wanted = readAdminData(ctx.callbackQuery.data ?? '');
    if (wanted?.act !== 'take' && wanted?.act !== 'discard') return next();
    if (await isNoAdminPress(ctx, isAdmin)) return;
    const token = wanted.about;
    const kept = waitingSchema.safeParse(await state.get(KIND, token));
    if (taking.has(token)) return answerPress(ctx, ctx.words('add-taking-already'));
    if (!kept.success) return answerPress(ctx, ctx.words('add-expired'));
    const { place, name } = kept.data;
    if (wanted.act === 'take') {
      taking.add(token);
      await answerPress(ctx);
      // The button stays: should the process end before the articles are in, it takes up where they stopped.
      await editHtml(ctx, ctx.words('add-taking', { name: placeName(name) }), buttons(ctx, token));
      // Not awaited: thousands of articles take minutes, in which the admin may want an answer.
      void takeIn(ctx, token, kept.data, uploads);
      return;
    }
    await state.remove(KIND, token);
    await uploads.discard(place);
    await answerPress(ctx);
    await editHtml(ctx, ctx.words('add-discarded', { name: placeName(name) }), null);
  });

  async function takeIn(
    ctx: BotContext,
    token: string,
    { place, name }: Waiting,
    to: TakeUploads,
  ): Promise<void> {
    const shown = placeName(name);
    try {
      const report = await to.take(place);
      // The process ends; its next one goes on at the same button.
      if (report?.stopped === true) return;
      await state.remove(KIND, token);
      const html =
        report === null
          ? ctx.words('add-expired')
          : reportHtml(report, ctx.words('add-taken', { name: shown }), ctx.words);
      await tell(ctx, html, null);
    } catch (error) {
      log.error({ err: safeError(error, [name, place]) }, 'upload not taken in');
      await tell(ctx, ctx.words('add-failed', { name: shown }), buttons(ctx, token));
    } finally {
      taking.delete(token);
    }
  }

  /** In place of the message with the button; below, where that is gone meanwhile. What it tells of is done in any case. */
  async function tell(ctx: BotContext, html: string, keyboard: InlineKeyboard | null): Promise<void> {
    try {
      await editHtml(ctx, html, keyboard).catch(() => sendHtml(ctx, html, { keyboard }));
    } catch (error) {
      log.warn({ err: safeError(error) }, 'admin not told what became of an upload');
    }
  }

  return feature;
}

function buttons({ words }: BotContext, token: string): InlineKeyboard {
  return new InlineKeyboard()
    .text(words('add-take-button'), adminData('take', token))
    .text(words('add-discard-button'), adminData('discard', token));
}

async function say(ctx: BotContext, key: string, name: string): Promise<void> {
  await sendHtml(ctx, ctx.words(key, { name }));
}

function waiting<T>(ctx: BotContext, work: () => Promise<T>): Promise<T> {
  return whileTyping(() => ctx.replyWithChatAction('typing'), work);
}
