// Starts the bot: its settings first, and the rest of the product only once they are known to be right.
import { outliveReaders } from './cli/broken-pipe.js';
import { failureLine } from './cli/failure-line.js';
import { loadConfig, readEnvironment } from './config.js';
import { createLogger } from './log.js';

outliveReaders(process.stdout, process.stderr);
try {
  const config = loadConfig(readEnvironment());
  const { runBot } = await import('./cli/run-bot.js');
  await runBot(config, createLogger(config.LOG_LEVEL));
} catch (error) {
  process.stderr.write(`${failureLine(error)}\n`);
  process.exitCode = 1;
}
