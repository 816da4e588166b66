#!/usr/bin/env node
// The `trichdan` command: reads the arguments, opens what a command needs, and turns its outcome into an exit code.
import { Command } from 'commander';
import { openArchive, openCollection, openPrompts, reindexCollection, systemClock } from '../compose.js';
import { type Config, loadConfig, readEnvironment } from '../config.js';
import { AppError } from '../core/errors.js';
import { createLogger, safeError } from '../log.js';
import { articlesCommand } from './articles.js';
import { askLines, askOnce } from './ask.js';
import { isBrokenPipe, outliveReaders } from './broken-pipe.js';
import { type EvalFlags, evalAnswers } from './eval.js';
import { evalRetrieval } from './eval-retrieval.js';
import { evalStories } from './eval-stories.js';
import { firstIngest } from './first-ingest.js';
import { fitCommand } from './fit.js';
import { ingestCommand } from './ingest.js';
import { interruptSignal } from './interrupt.js';
import { wordsOf } from './terminal-text.js';

const { stdin, stdout: out, stderr: err } = process;

function settings() {
  const config = loadConfig(readEnvironment());
  const prompts = openPrompts('terminal');
  return {
    config,
    log: createLogger(config.LOG_LEVEL),
    prompts,
    locale: config.INTERFACE_LANGUAGE,
    words: wordsOf(prompts, config.INTERFACE_LANGUAGE),
  };
}

/** Opens the collection, first filling an empty one from the articles folder. */
async function filledCollection(
  config: Config,
  log: ReturnType<typeof createLogger>,
  words: ReturnType<typeof wordsOf>,
) {
  const collection = await openCollection(config, log);
  if (collection.store.count() === 0) {
    await firstIngest(collection, { folder: config.ARTICLES_DIR, err, words, clock: systemClock });
  }
  return collection;
}

const program = new Command('trichdan')
  .description('Answers questions about a collection of news articles with verbatim, dated quotes.')
  .showHelpAfterError();

program
  .command('ask')
  .description('answer a question, or JSON lines from standard input')
  .argument('[question...]', 'the question')
  .option('--jsonl', 'read {"id","question"} lines, write an answer line for each')
  .option('--any-time', 'pass over the days that the question names')
  .action(async (question: string[], { jsonl, anyTime }: { jsonl?: boolean; anyTime?: boolean }) => {
    const { config, log, words } = settings();
    const collection = await filledCollection(config, log, words);
    try {
      process.exitCode = jsonl
        ? await askLines(stdin, collection.converse, out, { anyTime })
        : await askOnce(question.join(' '), collection.converse, words, out, err, { anyTime });
      await collection.saveIndex();
    } finally {
      await collection.close();
    }
  });

program
  .command('ingest')
  .description('take articles from files, folders or standard input (-)')
  .argument('<path...>', '.txt and .jsonl files, folders of both, or -')
  .option('--dry-run', 'only show what would be taken')
  .option('--prune', 'forget articles that are gone from these paths')
  .option('--json', 'print the report as JSON')
  .action(async (paths: string[], flags: { dryRun?: boolean; prune?: boolean; json?: boolean }) => {
    const { config, log, prompts, locale } = settings();
    const { signal, release } = interruptSignal();
    const open = async ({ dryRun }: { dryRun: boolean }) => {
      if (dryRun) return openArchive(config);
      const collection = await openCollection(config, log);
      const close = async (): Promise<void> => {
        await collection.groupStories.catchUp({ signal });
        await collection.saveIndex();
        await collection.close();
      };
      return { ...collection, close };
    };
    process.exitCode = await ingestCommand(paths, flags, {
      open,
      prompts,
      locale,
      out,
      err,
      clock: systemClock,
      signal,
    });
    release();
  });

program
  .command('articles')
  .description('list what is stored')
  .option('--json', 'as one JSON array')
  .option('--story <id>', 'the articles of one story, by its id or the key of one of them')
  .action(async (flags: { json?: boolean; story?: string }) => {
    const { config, prompts, locale } = settings();
    process.exitCode = await articlesCommand(flags, {
      open: async () => openArchive(config),
      prompts,
      locale,
      out,
      err,
    });
  });

program
  .command('reindex')
  .description('give the collection the vectors of the model configured now')
  .action(async () => {
    const { config, log, words } = settings();
    const { signal, release } = interruptSignal();
    const onProgress = (chunks: number) => err.write(`${words('reindex-progress', { chunks })}\n`);
    const { outcome, chunks } = await reindexCollection(config, log, { signal, onProgress });
    out.write(`${words('reindex-outcome', { outcome, chunks })}\n`);
    release();
  });

program
  .command('eval')
  .description('measure answers on data/questions.jsonl, or retrieval on a corpus and its questions')
  .option('--retrieval <corpus-and-questions...>', 'two JSONL files: passages and questions')
  .option('--stories <file>', 'JSONL articles whose stories are known, in the field cluster')
  .option('--questions <file>', 'questions with known answers', 'data/questions.jsonl')
  .option('--stored', 'ask the stored collection instead of the articles folder')
  .option('--ablate', 'ask again without each part in turn, to show what it is worth')
  .option('--json', 'print the figures as JSON')
  .action(async (flags: EvalFlags & { retrieval?: string[]; stories?: string }) => {
    const { config, log, words } = settings();
    const context = { config, log, words, out, err };
    process.exitCode = flags.stories
      ? await evalStories(flags.stories, flags, context)
      : flags.retrieval
        ? await evalRetrieval(flags.retrieval, flags, context)
        : await evalAnswers(flags, context);
  });

program
  .command('fit')
  .description('fit the numbers of core/fitted.ts on development questions about the stored collection')
  .argument('<questions...>', 'JSONL with question, article_id, answers, kind, answerable')
  .action(async (questions: string[]) => {
    const { config, log, words } = settings();
    const collection = await openCollection(config, log);
    try {
      process.exitCode = await fitCommand(questions, collection, { words, out, err });
    } finally {
      await collection.close();
    }
  });

outliveReaders(out, err);
try {
  await program.parseAsync();
} catch (error) {
  if (!isBrokenPipe(error)) {
    const { message, type } = safeError(error);
    err.write(`${error instanceof AppError ? message : `${type}: ${message}`}\n`);
    process.exitCode = 1;
  }
}
