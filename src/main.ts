// Starts the bot: its settings first, and the rest of the product only once they are known to be right.
import { outliveReaders } from './cli/broken-pipe.js';
import { loadConfig, readEnvironment } from './config.js';
import { AppError } from './core/errors.js';
import { createLogger, safeError } from './log.js';

outliveReaders(process.stdout, process.stderr);
try {
  const config = loadConfig(readEnvironment());
  const { runBot } = await import('./cli/run-bot.js');
  await runBot(config, createLogger(config.LOG_LEVEL));
} catch (error) {
  const { message, type } = safeError(error);
  process.stderr.write(`${error instanceof AppError ? message : `${type}: ${message}`}\n`);
  process.exitCode = 1;
}
