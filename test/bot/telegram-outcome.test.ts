// What each refusal of Telegram's is taken for, in its own words.
import { GrammyError, HttpError } from 'grammy';
import { describe, expect, it, test } from 'vitest';
import { isShut, isUnreachable, outcomeOf, outcomeOfRefusal } from '../../src/bot/telegram-outcome.js';

const REFUSALS: ReadonlyArray<readonly [number, string, string]> = [
  [403, 'Forbidden: bot was blocked by the user', 'gone'],
  [403, 'Forbidden: user is deactivated', 'gone'],
  [403, 'Forbidden: bot was kicked from the supergroup chat', 'gone'],
  [403, 'Forbidden: bot is not a member of the channel chat', 'gone'],
  [403, "Forbidden: bot can't initiate conversation with a user", 'gone'],
  [400, 'Bad Request: chat not found', 'gone'],
  [400, 'Bad Request: PEER_ID_INVALID', 'gone'],
  [400, 'Bad Request: not enough rights to send text messages to the chat', 'shut'],
  [400, 'Bad Request: CHAT_WRITE_FORBIDDEN', 'shut'],
  [403, 'Forbidden: bot was kicked from the channel chat', 'gone'],
  [400, 'Bad Request: TOPIC_CLOSED', 'shut'],
  [400, 'Bad Request: TOPIC_DELETED', 'shut'],
  [400, 'Bad Request: message thread not found', 'shut'],
  [403, 'Forbidden: TOPIC_CLOSED', 'shut'],
  [
    400,
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same',
    'unchanged',
  ],
  [400, 'Bad Request: message to edit not found', 'not-editable'],
  [400, "Bad Request: message can't be edited", 'not-editable'],
  [400, 'Bad Request: MESSAGE_ID_INVALID', 'not-editable'],
  [400, 'Bad Request: query is too old and response timeout expired or query ID is invalid', 'press-expired'],
  [400, 'Bad Request: message to be replied not found', 'reply-gone'],
  [400, 'Bad Request: message to reply not found', 'reply-gone'],
  [400, 'Bad Request: replied message not found', 'reply-gone'],
  [400, 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0', 'markup-refused'],
  [400, 'Bad Request: ENTITIES_TOO_LONG', 'markup-refused'],
  [400, 'Bad Request: message is too long', 'refused'],
  [400, 'Bad Request: message text is empty', 'refused'],
  [400, 'Bad Request: BUTTON_DATA_INVALID', 'refused'],
  [409, 'Conflict: terminated by other getUpdates request', 'refused'],
  [401, 'Unauthorized', 'token-refused'],
  [404, 'Not Found', 'token-refused'],
];

test.each(REFUSALS)('%i %s', (error_code, description, kind) => {
  expect(outcomeOfRefusal({ error_code, description })).toEqual({ kind });
});

describe('outcomeOf', () => {
  const refused = (error_code: number, description: string, parameters = {}) =>
    new GrammyError('failed', { ok: false, error_code, description, parameters }, 'sendMessage', {});
  const broken = (code?: string) =>
    new HttpError('network', Object.assign(new Error('broken'), code === undefined ? {} : { code }));

  it('knows how long to wait and where a group went', () => {
    expect(outcomeOf(refused(429, 'Too Many Requests', { retry_after: 3600 }))).toEqual({
      kind: 'wait',
      milliseconds: 3_600_000,
    });
    expect(outcomeOf(refused(429, 'Too Many Requests'))).toEqual({ kind: 'wait', milliseconds: 1000 });
    const moved = refused(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1002 });
    expect(outcomeOf(moved)).toEqual({ kind: 'moved', to: -1002 });
  });

  it('tells what may have been taken from what cannot have been', () => {
    const taken = (error: unknown) => outcomeOf(error);
    expect(taken(broken('ECONNREFUSED'))).toEqual({ kind: 'trouble', taken: false });
    expect(taken(broken('ENOTFOUND'))).toEqual({ kind: 'trouble', taken: false });
    expect(taken(broken('ECONNRESET'))).toEqual({ kind: 'trouble', taken: true });
    expect(taken(broken())).toEqual({ kind: 'trouble', taken: true });
    expect(taken(refused(502, 'Bad Gateway'))).toEqual({ kind: 'trouble', taken: true });
    expect(taken(refused(500, 'Internal Server Error'))).toEqual({ kind: 'trouble', taken: false });
  });

  it('leaves alone what Telegram has no part in', () => {
    expect(outcomeOf(new Error('own fault'))).toBeNull();
    expect(isUnreachable(new Error('own fault'))).toBe(false);
    expect(isUnreachable(refused(403, 'Forbidden: bot was blocked by the user'))).toBe(true);
    expect(isUnreachable(refused(400, 'Bad Request: TOPIC_CLOSED'))).toBe(false);
    expect(isShut(refused(400, 'Bad Request: TOPIC_CLOSED'))).toBe(true);
    expect(isUnreachable(refused(400, 'Bad Request: message is too long'))).toBe(false);
  });
});
