// Settings: each is checked once, wrong ones are named in one line without their value, and nothing can change them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadConfig, readEnvironment, SETTINGS } from '../../src/config.js';
import { AppError } from '../../src/core/errors.js';
import { DEFAULT_THRESHOLD } from '../../src/core/fitted.js';
import { READER_THRESHOLD } from '../../src/core/fitted-reader.js';
import { projectRoot } from '../../src/project-root.js';

const TOKEN = `123456:${'AbC-_9'.repeat(6)}`;

function errorOf(environment: Record<string, string>): AppError {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('The settings were taken.');
}

/** All that a reader of logs or of a terminal could see of an error. */
function everything(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? '';
  return [error.message, error.stack, JSON.stringify(error), everything(error.cause)].join('\n');
}

describe('settings', () => {
  it.each([
    ['https://doc.example', 'https://doc.example'],
    ['https://doc.example/', 'https://doc.example'],
    ['http://doc.example:8443/tin/', 'http://doc.example:8443/tin'],
  ])('the public address %s is one to put paths behind: %s', (written, read) =>
    expect(loadConfig({ PUBLIC_URL: written }).PUBLIC_URL).toBe(read),
  );

  it('say what webhook mode lacks, and take it with a secret of its own or none', () => {
    const { message } = errorOf({ BOT_MODE: 'webhook' });
    expect(message).toMatch(/BOT_TOKEN: .*BOT_MODE.*; PUBLIC_URL: /u);
    const complete = { BOT_MODE: 'webhook', BOT_TOKEN: TOKEN, PUBLIC_URL: 'https://bot.example' };
    expect(loadConfig(complete).WEBHOOK_SECRET).toBeUndefined();
    const secret = 'of-16-or-more_ok';
    expect(loadConfig({ ...complete, WEBHOOK_SECRET: secret }).WEBHOOK_SECRET).toBe(secret);
    for (const wrong of ['too-short', 'not all of these are allowed'])
      expect(everything(errorOf({ ...complete, WEBHOOK_SECRET: wrong }))).not.toContain(wrong);
  });

  it.each(['0.0.0.0', '::', '127.0.0.1'])('take the address %s to listen on, and no name', (HOST) => {
    expect(loadConfig({ HOST }).HOST).toBe(HOST);
    expect(errorOf({ HOST: 'localhost' }).message).toMatch(/^HOST: /u);
  });

  it('have defaults with which everything works without a key', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      TELEGRAM_API_ROOT: 'https://api.telegram.org',
      PORT: 8080,
      DATA_DIR: join(projectRoot, 'data/var'),
      ARTICLES_DIR: join(projectRoot, 'data/articles'),
      LOG_LEVEL: 'warn',
      INTERFACE_LANGUAGE: 'vi',
    });
    expect(config.BOT_TOKEN).toBeUndefined();
    expect(config.ADMIN_IDS).toBeUndefined();
    expect(config.SOURCES_FILE).toBe(join(projectRoot, 'data/sources.yaml'));
    expect(config.FETCH_ALLOW).toBeUndefined();
    // With a reader another threshold was fitted than without.
    expect(config.ANSWER_THRESHOLD).toBeUndefined();
    for (const threshold of [DEFAULT_THRESHOLD, READER_THRESHOLD]) {
      expect(threshold).toBeGreaterThan(0);
      expect(threshold).toBeLessThan(1);
    }
  });

  it('are taken as given, as numbers where they are numbers', () => {
    const config = loadConfig({
      BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081',
      ADMIN_IDS: '123456789, 42',
      ACCESS: 'listed',
      ALLOWED_IDS: '42, -1001234567890',
      QUESTIONS_PER_MINUTE: '0',
      QUESTIONS_PER_DAY: '50',
      PORT: '0',
      DATA_DIR: 'elsewhere',
      LOG_LEVEL: 'debug',
      INTERFACE_LANGUAGE: 'en',
      ANSWER_THRESHOLD: '0.35',
      ANSWERS_KEPT: '7',
      QUESTIONS_KEPT: '0',
      FETCH_ALLOW: 'paper.intranet:8080, 10.1.0.0/16',
      EMBEDDING_QUERY_PREFIX: 'query: ',
      EMBEDDING_POOLING: 'cls',
      EMBEDDING_DIMENSION: '768',
      EMBEDDING_WORKERS: '3',
    });
    expect(config).toMatchObject({
      BOT_TOKEN: TOKEN,
      ADMIN_IDS: [123_456_789, 42],
      ACCESS: 'listed',
      ALLOWED_IDS: [42, -1_001_234_567_890],
      QUESTIONS_PER_MINUTE: 0,
      QUESTIONS_PER_DAY: 50,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081',
      PORT: 0,
      DATA_DIR: join(projectRoot, 'elsewhere'),
      LOG_LEVEL: 'debug',
      INTERFACE_LANGUAGE: 'en',
      ANSWER_THRESHOLD: 0.35,
      ANSWERS_KEPT: 7,
      QUESTIONS_KEPT: 0,
      FETCH_ALLOW: [
        { kind: 'host', host: 'paper.intranet', port: 8080 },
        { kind: 'network', network: '10.1.0.0/16', port: null },
      ],
      EMBEDDING_QUERY_PREFIX: 'query: ',
      EMBEDDING_POOLING: 'cls',
      EMBEDDING_DIMENSION: 768,
      EMBEDDING_WORKERS: 3,
    });
  });

  it('keep an absolute folder as it is', () => {
    const folder = join(tmpdir(), 'somewhere');
    expect(isAbsolute(folder)).toBe(true);
    expect(loadConfig({ DATA_DIR: folder, ARTICLES_DIR: folder })).toMatchObject({
      DATA_DIR: folder,
      ARTICLES_DIR: folder,
    });
  });

  it.each(['', '  ', '\t'])('that are empty or blank are not set: %j', (blank) => {
    const names = Object.keys(SETTINGS).filter((name) => !name.endsWith('_PREFIX'));
    expect(loadConfig(Object.fromEntries(names.map((name) => [name, blank])))).toEqual(loadConfig({}));
  });

  it('let a prefix be empty on purpose', () => {
    expect(loadConfig({ EMBEDDING_QUERY_PREFIX: '' }).EMBEDDING_QUERY_PREFIX).toBe('');
    expect(loadConfig({}).EMBEDDING_QUERY_PREFIX).toBeUndefined();
  });

  it('leave out what is not theirs', () => {
    expect(Object.keys(loadConfig({ HOME: '/h', AWS_SECRET: 's' }))).not.toContain('AWS_SECRET');
  });

  it('cannot be changed', () => {
    const config = loadConfig({});
    expect(Object.isFrozen(config)).toBe(true);
    expect(() => Object.assign(config, { PORT: 1 })).toThrow(TypeError);
  });
});

describe('a wrong setting', () => {
  it.each([
    ['BOT_TOKEN', 'my-secret-token'],
    ['BOT_TOKEN', '123456:too-short'],
    ['BOT_TOKEN', `${TOKEN} `],
    ['BOT_TOKEN', `bot${TOKEN}`],
    ['TELEGRAM_API_ROOT', 'not an address'],
    ['TELEGRAM_API_ROOT', 'localhost:8081'],
    ['TELEGRAM_API_ROOT', 'ftp://files.example'],
    ['ADMIN_IDS', '@someone'],
    ['ACCESS', 'closed'],
    ['ALLOWED_IDS', '42, --7'],
    ['QUESTIONS_PER_MINUTE', '-10'],
    ['QUESTIONS_PER_DAY', '2.5'],
    ['ADMIN_IDS', '4711, -1004711'],
    ['ADMIN_IDS', '9999999999999999'],
    ['ALLOWED_IDS', '-9999999999999999'],
    ['PUBLIC_URL', 'doc.example'],
    ['PUBLIC_URL', 'ftp://doc.example'],
    ['PUBLIC_URL', 'https://doc.example/?a=1'],
    ['PUBLIC_URL', 'https://doc.example/#a'],
    ['PORT', 'eighty'],
    ['PORT', '-4711'],
    ['PORT', '70000'],
    ['PORT', '80.25'],
    ['LOG_LEVEL', 'loudest'],
    ['INTERFACE_LANGUAGE', 'klingon'],
    ['ANSWER_THRESHOLD', 'often'],
    ['ANSWERS_KEPT', '0'],
    ['QUESTIONS_KEPT', '-1'],
    ['ANSWER_THRESHOLD', '-0.77'],
    ['ANSWER_THRESHOLD', '1.77'],
    ['FETCH_ALLOW', 'http://a.example'],
    ['FETCH_ALLOW', '10.0.0.0/33'],
    ['FETCH_ALLOW', '*.intranet'],
    ['EMBEDDING_POOLING', 'median'],
    ['EMBEDDING_DIMENSION', '7'],
    ['EMBEDDING_DIMENSION', '8193'],
    ['EMBEDDING_DIMENSION', 'wide'],
    ['EMBEDDING_WORKERS', '4711'],
    ['EMBEDDING_WORKERS', '0.55'],
    ['EMBEDDING_WORKERS', 'many'],
  ])('%s=%s is named in one line that does not repeat it', (name, value) => {
    const error = errorOf({ [name]: value });
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.message).toMatch(new RegExp(`^${name}: .*\\(.+\\)$`, 'u'));
    expect(error.message.split(`${name}:`)).toHaveLength(2);
    if (value.length > 1) expect(everything(error)).not.toContain(value);
  });

  it.each(Object.keys(SETTINGS).filter((name) => !/_DIR$|_FILE$|_PREFIX$|_MODEL$/u.test(name)))(
    'is noticed for %s',
    (name) => {
      expect(errorOf({ [name]: '?!' }).message).toContain(`${name}: `);
    },
  );

  it('is named along with all others', () => {
    const { message } = errorOf({ BOT_TOKEN: 'x', PORT: 'y', LOG_LEVEL: 'z' });
    expect(message.split('; ').map((part) => part.split(':')[0])).toEqual(['BOT_TOKEN', 'PORT', 'LOG_LEVEL']);
    expect(message).not.toContain('\n');
  });

  it.each(['x@yz/word', 'xyz#ss@w', 'xyz?ss@w', '12/34', '12#34'])(
    'says how %s is to be written within an address, and shows none of it',
    (password) => {
      const message = errorOf({ DATABASE_URL: `postgres://bot:${password}@db.example.org/trichdan` }).message;
      expect(message).toContain('%40 %2F %3F %23 %25');
      expect(message).not.toContain(password.slice(0, 3));
      const DATABASE_URL = `postgres://bot:${encodeURIComponent(password)}@db.example.org/trichdan`;
      expect(loadConfig({ DATABASE_URL }).DATABASE_URL).toBe(DATABASE_URL);
    },
  );

  it('never shows a mistyped token', () => {
    const almost = TOKEN.replace(':', ';');
    expect(everything(errorOf({ BOT_TOKEN: almost, PORT: 'x' }))).not.toContain(almost.slice(7));
  });
});

describe('the .env file', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'trichdan-env-'));
    file = join(folder, '.env');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('gives settings, which those of the process go before', () => {
    vi.stubEnv('PORT', '9001');
    vi.stubEnv('LOG_LEVEL', undefined);
    writeFileSync(file, '# comment\nPORT=9002\nLOG_LEVEL="info"\n\nEMBEDDING_QUERY_PREFIX=\'query: \'\n');
    const environment = readEnvironment(file);
    expect(environment).toMatchObject({ PORT: '9001', LOG_LEVEL: 'info', EMBEDDING_QUERY_PREFIX: 'query: ' });
    expect(loadConfig(environment)).toMatchObject({ PORT: 9001, LOG_LEVEL: 'info' });
  });

  it('need not be there', () => {
    vi.stubEnv('PORT', '9001');
    expect(readEnvironment(file).PORT).toBe('9001');
  });
});
