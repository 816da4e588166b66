// What a link into the bot's private chat carries after `?start=`: an answer, a question, or an article.

/**
 * `answer` and `question` are known by opaque ids; an article by its key, so that such a link holds as long as the
 * article does.
 */
export type DeepLink =
  | { readonly kind: 'answer'; readonly id: string }
  | { readonly kind: 'question'; readonly id: string }
  | { readonly kind: 'article'; readonly key: string };

/** Most characters of a payload, each of `A-Z a-z 0-9 _ -` (https://core.telegram.org/bots/features#deep-linking). */
const PAYLOAD_LENGTH = 64;

const MARKS = { answer: 'a', question: 'q', article: 't' } as const;

/** The payload for a link; null where it would be too long, as for an article whose key is an address. */
export function deepLinkPayload(link: DeepLink): string | null {
  const rest = link.kind === 'article' ? Buffer.from(link.key).toString('base64url') : link.id;
  const payload = `${MARKS[link.kind]}-${rest}`;
  return /^[\w-]+$/u.test(payload) && payload.length <= PAYLOAD_LENGTH ? payload : null;
}

/** Reads what `deepLinkPayload` wrote; null for anything else. */
export function readDeepLink(payload: string): DeepLink | null {
  const [, mark, rest] = /^([aqt])-([\w-]{1,62})$/u.exec(payload) ?? [];
  if (rest === undefined) return null;
  if (mark === MARKS.answer) return { kind: 'answer', id: rest };
  if (mark === MARKS.question) return { kind: 'question', id: rest };
  return { kind: 'article', key: Buffer.from(rest, 'base64url').toString() };
}

/** The web address that opens the private chat with the bot of that name and starts it with the link. */
export function deepLinkUrl(bot: string, link: DeepLink): string | null {
  const payload = deepLinkPayload(link);
  return payload === null ? null : `https://t.me/${bot}?start=${payload}`;
}
