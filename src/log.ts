// Makes the logger: JSON lines on standard error, without tokens and without anything people wrote.
import { destination, type Logger, pino } from 'pino';

/** Whatever `BOT_TOKEN` accepts, anywhere in a line: addresses of the Bot API hold it too. */
const TOKEN = /\d+:[\w-]{20,}/gu;
/** Who and by which password, in an address such as `DATABASE_URL`. */
const CREDENTIALS = /(?<=\w:\/\/)[^\s/@]+@/gu;
/** Fields under which texts of people or articles could travel. */
const TEXT_FIELDS = ['text', 'question', 'caption', 'body', 'payload', 'token'];

/** A text without anything that looks like a bot token, or like a name and password in an address. */
export function withoutToken(text: string): string {
  return text.replace(CREDENTIALS, '[credentials]@').replace(TOKEN, '[token]');
}

interface SafeError {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly stack?: string;
  readonly cause?: SafeError;
}

/** An error's type, code, message and stack, down its causes; other properties may hold requests and are left out. */
export function safeError(error: unknown, depth = 0): SafeError {
  if (!(error instanceof Error)) return { type: typeof error, message: withoutToken(String(error)) };
  const code = 'code' in error ? error.code : 'error_code' in error ? error.error_code : undefined;
  return {
    type: error.name,
    message: withoutToken(error.message),
    ...(code === undefined ? {} : { code }),
    ...(error.stack === undefined ? {} : { stack: withoutToken(error.stack) }),
    ...(error.cause === undefined || depth > 4 ? {} : { cause: safeError(error.cause, depth + 1) }),
  };
}

/** `stream` receives the lines; standard error unless given. */
export function createLogger(level: string, stream: { write(line: string): void } = destination(2)): Logger {
  return pino(
    {
      level,
      serializers: { err: (error: unknown) => safeError(error) },
      redact: { paths: TEXT_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
      formatters: { level: (label) => ({ level: label }) },
    },
    // The last door: a token in a message or in any field, however deep, does not pass it.
    { write: (line: string) => void stream.write(withoutToken(line)) },
  );
}
