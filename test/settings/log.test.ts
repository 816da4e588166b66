// The log: lines of JSON that hold neither tokens nor what people wrote, and errors that tell what is needed.
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/core/errors.js';
import { createLogger, safeError, withoutToken } from '../../src/log.js';

const SECRET = 'AAH-x_9'.repeat(5);
const TOKEN = `123456789:${SECRET}`;

/** A logger with the lines it wrote, as text and read. */
function listen(level = 'debug') {
  const lines: string[] = [];
  const log = createLogger(level, { write: (line: string) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? 'null') };
}

describe('a line of the log', () => {
  it('is one line of JSON with its level in words', () => {
    const { log, lines, last } = listen();
    log.warn({ chat: 5 }, 'two\nlines');
    expect(lines[0]?.trimEnd()).not.toContain('\n');
    expect(last()).toMatchObject({ level: 'warn', chat: 5, msg: 'two\nlines' });
  });

  it('is left out below the level', () => {
    const { log, lines } = listen('warn');
    log.info('quiet');
    expect(lines).toEqual([]);
    log.error('loud');
    expect(lines).toHaveLength(1);
  });

  it.each(['text', 'question', 'caption', 'body', 'payload', 'token'])(
    'hides what stands under "%s"',
    (field) => {
      const { log, lines, last } = listen();
      log.warn({ [field]: 'điều riêng tư', update: { [field]: 'điều riêng tư', id: 7 } }, 'failed');
      expect(lines[0]).not.toContain('riêng tư');
      expect(last()).toMatchObject({ [field]: '[redacted]', update: { [field]: '[redacted]', id: 7 } });
    },
  );

  it.each<[string, (log: ReturnType<typeof listen>['log']) => void]>([
    ['in a message', (log) => log.warn(`GET https://api.telegram.org/bot${TOKEN}/getMe failed`)],
    ['in a field', (log) => log.warn({ url: `https://api.telegram.org/bot${TOKEN}/getMe` })],
    ['deep in a field', (log) => log.warn({ a: { b: { c: [{ d: TOKEN }] } } })],
    ['as the name of a field', (log) => log.warn({ [TOKEN]: 1 })],
    ['in an error', (log) => log.warn({ err: new Error(`fetch of bot${TOKEN} failed`) }, 'failed')],
    ['in an error alone', (log) => log.fatal(new Error(`fetch of bot${TOKEN} failed`))],
    ['in a cause', (log) => log.warn({ err: new Error('failed', { cause: new Error(TOKEN) }) })],
    ['in a child', (log) => log.child({ url: TOKEN }).warn('failed')],
  ])('holds no token %s', (_, act) => {
    const { log, lines, last } = listen();
    act(log);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(SECRET);
    expect(lines[0]).toContain('[token]');
    expect(last()).toHaveProperty('level');
  });

  it('holds no request of an error', () => {
    const { log, lines } = listen();
    const error = Object.assign(new Error('failed'), {
      payload: { text: 'điều riêng tư' },
      request: 'riêng tư',
    });
    log.warn({ err: error }, 'failed');
    log.warn({ err: new Error('outer', { cause: error }) }, 'failed');
    expect(lines.join('')).not.toContain('riêng tư');
  });
});

describe('an error in the log', () => {
  it('keeps its type, code, message and stack', () => {
    const error = new AppError('INDEX_FAILED', 'no space left');
    expect(safeError(error)).toEqual({
      type: 'AppError',
      code: 'INDEX_FAILED',
      message: 'no space left',
      stack: error.stack,
    });
    const { log, last } = listen();
    log.error({ err: error }, 'failed');
    expect(last()).toMatchObject({
      err: { type: 'AppError', code: 'INDEX_FAILED', message: 'no space left' },
    });
    expect(last().err.stack).toContain('log.test');
  });

  it('keeps the code that Telegram gave', () => {
    expect(safeError(Object.assign(new Error('Forbidden'), { error_code: 403 })).code).toBe(403);
  });

  it('keeps its causes, as deep as is of use, though they go round', () => {
    const inner = Object.assign(new TypeError('ECONNRESET'), { code: 'ECONNRESET' });
    const outer = new AppError('EMBEDDING_FAILED', 'no vectors', inner);
    expect(safeError(outer).cause).toMatchObject({
      type: 'TypeError',
      code: 'ECONNRESET',
      message: 'ECONNRESET',
    });
    const round = new Error('round');
    round.cause = round;
    expect(JSON.stringify(safeError(round)).match(/"message"/gu)?.length).toBeLessThan(10);
  });

  it.each([
    ['a string', 'string', 'a string'],
    [undefined, 'undefined', 'undefined'],
    [null, 'object', 'null'],
    [TOKEN, 'string', '[token]'],
  ])('may be anything thrown: %s', (thrown, type, message) => {
    expect(safeError(thrown)).toEqual({ type, message });
  });
});

describe('a text without tokens', () => {
  it('loses every token that the settings would accept, and nothing else', () => {
    expect(withoutToken(`a ${TOKEN} b 1:${SECRET}, c`)).toBe('a [token] b [token], c');
    expect(withoutToken('at postgres://bot:s3cret@db.example:5432/news')).toBe(
      'at postgres://[credentials]@db.example:5432/news',
    );
    for (const text of ['12:30:45', 'port 127.0.0.1:8080', 'ngày 16/8: 120 người', 'key:value'])
      expect(withoutToken(text)).toBe(text);
  });
});
