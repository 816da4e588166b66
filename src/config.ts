// The only file that touches the environment: checks every setting once and hands out one frozen object.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { ACCESS_MODES, telegramId } from './core/access.js';
import { parseAllowList } from './core/allow-list.js';
import { AppError } from './core/errors.js';
import { projectRoot } from './project-root.js';

/** A setting that is empty or blank is one that is not set; as a number it would read as 0. */
const set = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema);
const path = (fallback: string) =>
  set(z.string().default(fallback)).transform((value) => resolve(projectRoot, value));
const whole = (least: number, most: number) =>
  z.coerce
    .number({ error: `cần một số nguyên từ ${least} đến ${most} (a whole number from ${least} to ${most})` })
    .int(`cần một số nguyên từ ${least} đến ${most} (a whole number from ${least} to ${most})`)
    .min(least, `không nhỏ hơn ${least} (at least ${least})`)
    .max(most, `không lớn hơn ${most} (at most ${most})`);
const choice = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: `cần một trong: ${values.join(', ')} (one of these)` });
const telegramIds = (problem: (entry: number) => string, fits: (id: number) => boolean = () => true) =>
  z.string().transform((written, context) => {
    const entries = written.split(/[\s,]+/u).filter((entry) => entry !== '');
    const ids = entries.map(telegramId).map((id) => (id !== null && fits(id) ? id : null));
    const wrong = ids.indexOf(null);
    if (wrong < 0) return ids.filter((id) => id !== null);
    context.addIssue(problem(wrong + 1));
    return z.NEVER;
  });
/** Ids of groups and channels are negative. */
const userIds = telegramIds(
  (entry) =>
    `mục thứ ${entry} không phải số định danh người dùng Telegram (entry ${entry} is no numeric id of a Telegram user)`,
  (id) => id > 0,
);
const chatIds = telegramIds(
  (entry) =>
    `mục thứ ${entry} không phải số định danh của một người hay một chat (entry ${entry} is no numeric id of a person or a chat)`,
);
const allowList = z.string().transform((written, context) => {
  const read = parseAllowList(written);
  if ('allow' in read) return read.allow;
  const { wrong } = read;
  context.addIssue(
    `mục thứ ${wrong} không phải tên máy, địa chỉ IP hay khối CIDR (entry ${wrong} is no host name, IP address or CIDR block)`,
  );
  return z.NEVER;
});

/** How updates come: the bot asks Telegram for them, or Telegram sends them to it. */
const BOT_MODES = ['polling', 'webhook'] as const;
/** Telegram allows these characters and a length from 1; a short one could be guessed. */
const WEBHOOK_SECRET_FORM =
  'cần 16 đến 256 ký tự A-Z, a-z, 0-9, _ và - (16 to 256 characters of A-Z, a-z, 0-9, _ and -)';
const FOR_WEBHOOK = 'cần có khi BOT_MODE là webhook (needed where BOT_MODE is webhook)';

const PUBLIC_ADDRESS = 'cần một địa chỉ http(s) không có ? hay # (an http(s) address without ? or #)';
/** Without the slash at its end, so that paths can be put behind it. */
const publicAddress = z
  .url({ protocol: /^https?$/u, error: PUBLIC_ADDRESS })
  .refine((address) => !/[?#@]/u.test(address), PUBLIC_ADDRESS)
  .transform((address) => address.replace(/\/+$/u, ''));

/** Left as they are, they end the address early: a piece of the password would be taken, and shown, for the server's name. */
const DATABASE_PASSWORD =
  'trong mật khẩu, @ / ? # % viết là %40 %2F %3F %23 %25 (within a password @ / ? # % are written %40 %2F %3F %23 %25)';

/** Every setting with its check and default. README's table is tested against these names. */
export const SETTINGS = {
  BOT_TOKEN: set(
    z
      .string()
      .regex(
        /^\d+:[\w-]{20,}$/u,
        'không giống mã của @BotFather, dạng 123456:ABC… (not a token from @BotFather)',
      )
      .optional(),
  ),
  TELEGRAM_API_ROOT: set(
    z
      .url({ protocol: /^https?$/u, error: 'cần một địa chỉ http(s) (an http(s) address)' })
      .default('https://api.telegram.org'),
  ),
  ADMIN_IDS: set(userIds.optional()),
  ACCESS: set(choice(ACCESS_MODES).default('open')),
  ALLOWED_IDS: set(chatIds.optional()),
  QUESTIONS_PER_MINUTE: set(whole(0, 10_000).default(10)),
  QUESTIONS_PER_DAY: set(whole(0, 100_000).default(300)),
  BOT_MODE: set(choice(BOT_MODES).default('polling')),
  WEBHOOK_SECRET: set(
    z
      .string()
      .regex(/^[\w-]{16,256}$/u, WEBHOOK_SECRET_FORM)
      .optional(),
  ),
  PORT: set(whole(0, 65535).default(8080)),
  HOST: set(
    z.union([z.ipv4(), z.ipv6()], { error: 'cần một địa chỉ IP (an IP address)' }).default('127.0.0.1'),
  ),
  PUBLIC_URL: set(publicAddress.optional()),
  DATA_DIR: path('data/var'),
  DATABASE_URL: set(
    z
      .string()
      .regex(/^postgres(?:ql)?:\/\/\S+$/u, 'cần một địa chỉ postgres://… (an address postgres://…)')
      .regex(/^\w+:\/\/[^/?#]*(?:[/?][^@#]*)?$/u, DATABASE_PASSWORD)
      .optional(),
  ),
  ARTICLES_DIR: path('data/articles'),
  SOURCES_FILE: path('data/sources.yaml'),
  WATCH_ARTICLES: set(choice(['on', 'poll', 'off']).default('on')),
  REMOVED_ARTICLES: set(choice(['keep', 'forget']).default('keep')),
  LOG_LEVEL: set(choice(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn')),
  INTERFACE_LANGUAGE: set(choice(['vi', 'en']).default('vi')),
  ANSWER_THRESHOLD: set(
    z.coerce
      .number({ error: 'cần một số từ 0 đến 1 (a number from 0 to 1)' })
      .min(0, 'không nhỏ hơn 0 (at least 0)')
      .max(1, 'không lớn hơn 1 (at most 1)')
      .optional(),
  ),
  SUBSCRIPTIONS_PER_CHAT: set(whole(0, 1000).default(20)),
  ANSWERS_KEPT: set(whole(1, 3650).default(90)),
  QUESTIONS_KEPT: set(whole(0, 3650).default(90)),
  FETCH_ALLOW: set(allowList.optional()),
  EMBEDDING_MODEL: set(z.string().default('embeddings/model/multilingual-e5-small-vi-en')),
  EMBEDDING_NEXT_MODEL: set(z.string().optional()),
  EMBEDDING_QUESTION_MODEL: set(z.string().optional()),
  EMBEDDING_QUERY_PREFIX: z.string().optional(),
  EMBEDDING_PASSAGE_PREFIX: z.string().optional(),
  EMBEDDING_POOLING: set(choice(['mean', 'cls']).optional()),
  EMBEDDING_DIMENSION: set(whole(8, 8192).optional()),
  EMBEDDING_WORKERS: set(whole(1, 64).optional()),
  READER_MODEL: set(z.string().optional()),
} as const;

const schema = z.object(SETTINGS).superRefine((settings, context) => {
  if (settings.BOT_MODE !== 'webhook') return;
  for (const name of ['BOT_TOKEN', 'PUBLIC_URL'] as const) {
    if (settings[name] === undefined)
      context.addIssue({ code: 'custom', path: [name], message: FOR_WEBHOOK });
  }
});

export interface Config extends Readonly<z.output<typeof schema>> {}

/**
 * Checks the settings. Throws CONFIG_INVALID whose message is one line naming each wrong variable, never its value: a
 * mistyped token must not reach a terminal's history.
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = schema.safeParse(environment);
  if (read.success) return Object.freeze(read.data);
  const lines = read.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`);
  throw new AppError('CONFIG_INVALID', lines.join('; '), read.error);
}

/** The process's settings over those of a `.env` file (the project's unless given), where there is one. */
export function readEnvironment(file = join(projectRoot, '.env')): Record<string, string | undefined> {
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env };
}

/**
 * Keeps ONNX Runtime from telling its makers how it is used and from leaving an identifier in the home folder, as its
 * released builds do since 1.29 unless this is set before they are loaded. It is read from the process's environment and
 * nowhere else.
 */
export function silenceModelRuntime(): void {
  process.env.ORT_DISABLE_TELEMETRY = '1';
}
