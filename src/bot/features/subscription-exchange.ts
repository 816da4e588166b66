// Taking what one follows elsewhere: /danhsach xuat sends it as a file, the file with /theodoi takes it in.
import { Composer, GrammyError, InputFile } from 'grammy';
import type { Document } from 'grammy/types';
import { DEFAULT_DIGEST_SETTINGS } from '../../core/digest.js';
import { inTurn } from '../../core/in-turn.js';
import type { Place } from '../../core/place.js';
import { foldText } from '../../core/text.js';
import { answerPress, type BotContext, placeOf, sendHtml } from '../context.js';
import { downloadFile } from '../download-file.js';
import { escapeHtml, packMessages, splitText } from '../html.js';
import { readSubscriptionData } from '../subscription-data.js';
import {
  FILE_BYTES,
  FILE_LINES,
  readSubscriptions,
  type SubscriptionFile,
  writeSubscriptions,
} from '../subscription-file.js';
import { mayManage, placeMeant } from '../subscription-place.js';
import { nameOf, settingsValues, whenText } from '../subscription-words.js';
import { type ManageDeps, placeNamed } from './subscribe.js';

const CAPTION = /^\/(?:theodoi|follow)(?:@(\w+))?(?:\s+(@\w{4,32}))?\s*$/iu;
const CHANNEL = /^(?:@\w{4,32})?$/u;
const FILE_NAME = 'trichdan-theo-doi.json';
const PIECE_UNITS = 3500;
const NO_SUCH_METHOD = 404;
/** Each is a few hundred units at most, so that ten fit into a message. */
const LINES_TOGETHER = 10;

/** Whether what stands behind /danhsach asks for the file. */
export function isExport(typed: string): boolean {
  return ['xuat', 'export'].includes(foldText(typed.normalize('NFC')));
}

/** The file by a button, and files sent or replied to with /theodoi; goes before what else takes either. */
export function subscriptionExchangeFeature(deps: ManageDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('message:document', async (ctx, next) => {
    const [caption, bot = ctx.me.username, channel = ''] = CAPTION.exec(ctx.msg.caption?.trim() ?? '') ?? [];
    if (caption === undefined || bot.toLowerCase() !== ctx.me.username.toLowerCase()) return next();
    await takeIn(ctx, ctx.msg.document, channel, deps);
  });
  feature.on('message:text').command('theodoi', async (ctx, next) => {
    const sent = ctx.msg.reply_to_message?.document;
    const typed = ctx.match.trim();
    if (CHANNEL.test(typed) && sent !== undefined) await takeIn(ctx, sent, typed, deps);
    else if (typed.startsWith('{')) await takeTyped(ctx, typed, deps);
    else await next();
  });
  feature.on('callback_query', async (ctx, next) => {
    const press = readSubscriptionData(ctx.callbackQuery.data ?? '');
    const place = press?.act === 'export' ? placeMeant(ctx, press.about) : null;
    if (place === null) return next();
    if (!(await mayManage(ctx, place, deps.channels))) return;
    await answerPress(ctx);
    await sendExport(ctx, place, deps);
  });
  return feature;
}

/** Sends what a place follows as a file; where no files can be sent, as text. */
export async function sendExport(ctx: BotContext, place: Place, deps: ManageDeps): Promise<void> {
  const followed = await deps.subscriptions.ofPlace(place);
  if (followed.length === 0) return void (await sendHtml(ctx, ctx.words('following-none')));
  const text = writeSubscriptions(followed, await deps.manage.settings(place));
  const caption = ctx.words('exported', { count: followed.length });
  try {
    await ctx.replyWithDocument(new InputFile(Buffer.from(text), FILE_NAME), { caption, parse_mode: 'HTML' });
  } catch (error) {
    // The local page's stand-in for Telegram has no files.
    if (!(error instanceof GrammyError) || error.error_code !== NO_SUCH_METHOD) throw error;
    const pieces = splitText(text, PIECE_UNITS).map((piece) => `<pre>${escapeHtml(piece)}</pre>`);
    for (const html of packMessages([caption, ...pieces])) await sendHtml(ctx, html);
  }
}

async function takeIn(
  ctx: BotContext,
  { file_id, file_size = 0 }: Document,
  channel: string,
  deps: ManageDeps,
): Promise<void> {
  const here = placeOf(ctx);
  const place = here && (await placeNamed(ctx, here, channel, deps)).place;
  if (place === null || !(await mayManage(ctx, place, deps.channels))) return;
  const got = file_size > FILE_BYTES ? null : await downloadFile(ctx.api, file_id, FILE_BYTES);
  if (got?.status === 'failed' || got?.status === 'expired')
    return void (await sendHtml(ctx, ctx.words('import-failed')));
  const text = got?.status === 'got' ? Buffer.from(got.bytes).toString('utf8') : '';
  await takeText(ctx, place, text, deps);
}

async function takeTyped(ctx: BotContext, text: string, deps: ManageDeps): Promise<void> {
  const place = placeOf(ctx);
  if (place !== null && (await mayManage(ctx, place, deps.channels))) await takeText(ctx, place, text, deps);
}

async function takeText(ctx: BotContext, place: Place, text: string, deps: ManageDeps): Promise<void> {
  const file = readSubscriptions(text);
  if (file === null) return void (await sendHtml(ctx, ctx.words('import-unreadable')));
  const [heading = '', ...lines] = await report(ctx, place, file, deps);
  const together: string[] = [];
  for (let from = 0; from < lines.length; from += LINES_TOGETHER)
    together.push(lines.slice(from, from + LINES_TOGETHER).join('\n'));
  for (const html of packMessages([heading, ...together])) await sendHtml(ctx, html);
}

/** Takes all in and says of each line what became of it. */
async function report(
  ctx: BotContext,
  place: Place,
  { settings, lines, cut }: SubscriptionFile,
  deps: ManageDeps,
): Promise<string[]> {
  const { manage, subscriptions, subscriptionsPerChat: most } = deps;
  const { words } = ctx;
  // A file from elsewhere does not undo what was settled here.
  const { zone, quiet, most: shown } = await manage.settings(place);
  const { zone: usual, most: usually } = DEFAULT_DIGEST_SETTINGS;
  const unsettled = zone === usual && quiet === null && shown === usually;
  const isNew = unsettled && (await subscriptions.ofPlace(place)).length === 0;
  const settled = isNew && settings !== null ? await manage.settle(place, settings) : null;
  const said = (
    await inTurn(lines, async (line, n) => {
      if (line === null) return [];
      const number = n + 1;
      const { status, id } = await manage.add(place, { ...line, person: ctx.from?.id ?? null });
      const one = id === null ? null : await subscriptions.get(id);
      const name = nameOf(line, words);
      if (status === 'full' || one === null) return [words('import-line-full', { number, name, most })];
      if (status === 'known') return [words('import-line-known', { number, name })];
      return [words('import-line-added', { number, name, when: whenText(one, words) })];
    })
  ).flat();
  const unread = lines.flatMap((line, n) => (line === null ? [n + 1] : []));
  const tail = [
    ...(settled === null ? [] : [words('import-settled', settingsValues(settled, words))]),
    ...(unread.length === 0 ? [] : [words('import-lines-unreadable', { numbers: unread.join(', ') })]),
    ...(cut === 0 ? [] : [words('import-cut', { count: cut, limit: FILE_LINES })]),
  ];
  return [words('import-report', { count: lines.length }), ...said, ...tail];
}
