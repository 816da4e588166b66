// What of an error may be logged: where and what kind, never the bot token and never what people wrote.
import { GrammyError, HttpError } from 'grammy';
import { AppError } from '../core/errors.js';

const FRAMES = 8;
const CAUSES = 3;

/**
 * A copy of any thrown value that may be logged: its name, code, stack frames and causes. Messages are kept only from
 * errors whose messages are written by the product or by Telegram (with quoted parts removed): the message of a failed
 * request contains the token in its address, and others may repeat a question. `texts` are blanked out wherever they
 * still occur.
 */
export function safeError(error: unknown, texts: readonly string[] = [], depth = 0): Error {
  if (!(error instanceof Error)) return named('NotAnError', `a thrown ${typeof error}`, []);
  const cause = error instanceof HttpError ? error.error : error.cause;
  const code = codeOf(error);
  const safe = named(error.name, blank(reasonOf(error), texts), depth === 0 ? framesOf(error) : []);
  if (cause !== undefined && depth < CAUSES) safe.cause = safeError(cause, texts, depth + 1);
  return code === undefined ? safe : Object.assign(safe, { code });
}

function named(name: string, message: string, frames: readonly string[]): Error {
  const error = new Error(message);
  error.name = name;
  error.stack = [`${name}: ${message}`, ...frames].join('\n');
  return error;
}

function codeOf(error: Error): string | number | undefined {
  if (error instanceof GrammyError) return error.error_code;
  const code = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? code : undefined;
}

function reasonOf(error: Error): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof GrammyError) return `${error.method}: ${error.description.replace(/".*"/gs, '"…"')}`;
  return error instanceof HttpError ? error.message : '(message left out)';
}

function blank(message: string, texts: readonly string[]): string {
  const shown = message.replace(/\d{3,}:[\w-]{20,}/g, '…');
  return texts.filter((text) => text !== '').reduce((rest, text) => rest.replaceAll(text, '…'), shown);
}

function framesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n');
  return lines.filter((line) => /^\s+at .*(?:\d+:\d+|<anonymous>|node:)/.test(line)).slice(0, FRAMES);
}
