// Who may talk to the local page: a browser on this machine that opened the page itself, and no other web site
// through that browser (DNS rebinding, cross-site requests, framing).
import { createHash, randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Locale } from '../prompts.js';

const SESSION_COOKIE = 'trichdan_session';
const LANGUAGE_COOKIE = 'trichdan_language';
const COOKIE = { path: '/', httpOnly: true, sameSite: 'Strict', maxAge: 180 * 24 * 60 * 60 } as const;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Headers for every response: nothing but the page's own files runs, loads, frames or is told of the page. */
export const protectiveHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('Cross-Origin-Resource-Policy', 'same-origin');
  context.header('Cross-Origin-Opener-Policy', 'same-origin');
};

function hostOf(context: Context): string {
  return context.req.header('host')?.toLowerCase() ?? '';
}

/** Lets in only requests that name one of these hosts, and only to read. Asked late: a port is known after listening. */
export function knownHostsOnly(hosts: () => readonly string[]): MiddlewareHandler {
  return async (context, next) => {
    if (!hosts().includes(hostOf(context))) return context.json({ error: 'host' }, 403);
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD')
      return context.json({ error: 'method' }, 405);
    return next();
  };
}

/**
 * Lets in only requests addressed to this machine by name, so that a web site whose name was made to point here stays
 * out, and writes (POST) only from the page itself, as JSON. `port` is asked late: it is known after listening.
 */
export function sameMachineOnly(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
    const host = hostOf(context);
    if (!hosts.includes(host)) return context.json({ error: 'host' }, 403);
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') {
      if (context.req.header('origin') !== `http://${host}`) return context.json({ error: 'origin' }, 403);
      const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
      if (type !== 'application/json') return context.json({ error: 'type' }, 415);
    }
    return next();
  };
}

/**
 * The chat of a session: the first 48 bits of the SHA-256 of its secret, within the 52 bits of a Telegram id. The same
 * browser thus finds its chat, and what the bot keeps for it, after a restart.
 */
function chatOfSession(secret: string): number {
  return createHash('sha256').update(secret).digest().readUIntBE(0, 6) + 1;
}

function sessionSecret(context: Context): string | null {
  const cookie = getCookie(context, SESSION_COOKIE);
  return cookie !== undefined && /^[0-9a-f]{32}$/.test(cookie) ? cookie : null;
}

/** The chat of the browser that asks, or null when it has not opened the page yet. */
export function currentChat(context: Context): number | null {
  const secret = sessionSecret(context);
  return secret === null ? null : chatOfSession(secret);
}

/** Gives the browser a session, or its old one a longer life. */
export function keepSession(context: Context): void {
  setCookie(context, SESSION_COOKIE, sessionSecret(context) ?? randomBytes(16).toString('hex'), COOKIE);
}

export function keepLanguage(context: Context, language: Locale): void {
  setCookie(context, LANGUAGE_COOKIE, language, COOKIE);
}

/** What the reader chose on the page, else the first of our languages that the browser asks for, else Vietnamese. */
export function currentLanguage(context: Context): Locale {
  const chosen = getCookie(context, LANGUAGE_COOKIE);
  if (chosen === 'vi' || chosen === 'en') return chosen;
  return preferredLanguage(context.req.header('accept-language') ?? '');
}

/** Reads an Accept-Language header (RFC 9110, 12.5.4). */
function preferredLanguage(header: string): Locale {
  const wishes = header
    .split(',')
    .slice(0, 20)
    .map((wish) => {
      const [tag = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
      return { language: tag.split('-')[0], quality: Number(quality) };
    })
    .filter((wish) => wish.quality > 0)
    .sort((one, other) => other.quality - one.quality);
  return wishes.find((wish) => wish.language === 'vi' || wish.language === 'en')?.language === 'en'
    ? 'en'
    : 'vi';
}
