#!/usr/bin/env node
// The `trichdan` command: reads the arguments, opens what a command needs, and turns its outcome into an exit code.
import { Command } from 'commander';
import { AppError } from '../core/errors.js';
import { projectVersion } from '../project-root.js';
import type { BenchFlags } from './bench.js';
import { isBrokenPipe, outliveReaders } from './broken-pipe.js';
import type { DigestFlags } from './digest.js';
import { failureLine } from './failure-line.js';
import type { FeedbackFlags } from './feedback.js';
import type { FitFlags } from './fit-numbers.js';
import { interruptSignal } from './interrupt.js';
import { goBehindOthers } from './low-priority.js';
import type { MeasureFlags } from './measure.js';
import type { MigrateFlags } from './migrate.js';
import { archive, filledCollection, product, saveAndClose, settings } from './opening.js';

const { stdin, stdout: out, stderr: err } = process;

const program = new Command('trichdan')
  .description('Answers questions about a collection of news articles with verbatim, dated quotes.')
  .version(projectVersion(), '-v, --version', 'print the version')
  .showHelpAfterError();

program
  .command('ask')
  .description('answer a question, or JSON lines from standard input')
  .argument('[question...]', 'the question')
  .option('--jsonl', 'read {"id","question"} lines, write an answer line for each')
  .option('--any-time', 'pass over the days that the question names')
  .action(async (question: string[], { jsonl, anyTime }: { jsonl?: boolean; anyTime?: boolean }) => {
    const { config, log, words } = settings();
    const { askLines, askOnce } = await import('./ask.js');
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
  .description('take articles from files, folders, addresses or standard input (-)')
  .argument('<path...>', 'files, folders, http(s) addresses, or -; the README lists the kinds')
  .option('--dry-run', 'only show what would be taken')
  .option('--prune', 'forget articles that are gone from these paths')
  .option('--json', 'print the report as JSON')
  .action(async (paths: string[], flags: { dryRun?: boolean; prune?: boolean; json?: boolean }) => {
    const { config, log, prompts, locale } = settings();
    const { signal, release } = interruptSignal();
    goBehindOthers();
    const { openArchive, systemClock } = await archive();
    const { ingestCommand } = await import('./ingest.js');
    const open = async ({ dryRun }: { dryRun: boolean }) => {
      if (dryRun) return openArchive(config);
      const { openCollection } = await product();
      const collection = await openCollection(config, log, { purpose: 'ingesting', reader: 'none' });
      return { ...collection, close: () => saveAndClose(collection) };
    };
    process.exitCode = await ingestCommand(paths, flags, {
      ...{ open, prompts, locale, out, err, signal },
      clock: systemClock,
    });
    release();
  });

program
  .command('sources')
  .description('live sources: list, add, test, pause, resume, remove, fetch, export, import')
  .argument('[action]', 'what to do', 'list')
  .argument('[name...]', 'an address, names of sources, or an OPML file')
  .option('--json', 'list as one JSON array')
  .action(async (action: string, names: string[], flags: { json?: boolean }) => {
    const { config, log, words } = settings();
    const { signal, release } = interruptSignal();
    const { openSourceList, systemClock } = await archive();
    const { sourcesCommand } = await import('./sources.js');
    const { opmlExchange } = await import('./list-exchange.js');
    const open = async ({ model }: { model: boolean }) => {
      if (!model) return openSourceList(config, log);
      goBehindOthers();
      const { openCollection } = await product();
      const collection = await openCollection(config, log, { purpose: 'ingesting', reader: 'none' });
      return { ...collection.following, close: () => saveAndClose(collection) };
    };
    process.exitCode = await sourcesCommand([action, ...names], flags, {
      open,
      exchange: opmlExchange,
      file: config.SOURCES_FILE,
      words,
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
  .option('--history <key>', 'the versions of one article, with what changed')
  .action(async (flags: { json?: boolean; story?: string; history?: string }) => {
    const { config, prompts, locale } = settings();
    const { openArchive } = await archive();
    const { articlesCommand } = await import('./articles.js');
    const { historyCommand } = await import('./article-history.js');
    const parts = { open: async () => openArchive(config), prompts, locale, out, err };
    process.exitCode =
      flags.history === undefined
        ? await articlesCommand(flags, parts)
        : await historyCommand(flags.history, flags, parts);
  });

program
  .command('feedback')
  .description('print the votes on answers as questions for eval, one JSON object a line')
  .option('--since <day>', 'only those cast on that day (2025-10-25) or later')
  .option('--votes <up-or-down>', 'only questions on which that vote prevails')
  .action(async (flags: FeedbackFlags) => {
    const { config } = settings();
    const { openVotes } = await archive();
    const { feedbackCommand } = await import('./feedback.js');
    process.exitCode = await feedbackCommand(flags, { open: () => openVotes(config), out });
  });

program
  .command('gaps')
  .description('what people asked about in the last 30 days and the collection lacked')
  .option('--json', 'as one JSON array')
  .action(async (flags: { json?: boolean }) => {
    const { config, log, words } = settings();
    const { openCollection } = await product();
    const { gapsCommand } = await import('./gaps.js');
    const collection = await openCollection(config, log, { purpose: 'asking', reader: 'none' });
    try {
      await gapsCommand(flags, { find: collection.findGaps, words, out });
    } finally {
      await collection.close();
    }
  });

program
  .command('digest')
  .description('with --dry-run: what digests would go to whom, and why; nothing is sent')
  .option('--dry-run', 'only show')
  .option('--at <time>', 'as of that time of Viet Nam (2026-11-22T07:00); now if not given')
  .option('--json', 'as one JSON array')
  .action(async (flags: DigestFlags) => {
    const { config, log, words } = settings();
    const { systemClock } = await archive();
    const { openDigestPlans } = await import('../compose-digest-plans.js');
    const { openEmbedder } = await import('../compose-models.js');
    const { digestCommand } = await import('./digest.js');
    const parts = {
      clock: systemClock,
      openEmbedder: () => openEmbedder(config, log, { purpose: 'asking' }),
    };
    const open = () => openDigestPlans(config, parts);
    await digestCommand(flags, { open, words, out, clock: systemClock });
  });

program
  .command('reindex')
  .description('give the collection the vectors of the model configured now')
  .action(async () => {
    const { config, log, words } = settings();
    const { signal, release } = interruptSignal();
    const onProgress = (chunks: number) => err.write(`${words('reindex-progress', { chunks })}\n`);
    const onStories = (articles: number) => err.write(`${words('reindex-stories', { articles })}\n`);
    goBehindOthers();
    const { reindexCollection } = await import('../compose-reindex.js');
    const { outcome, chunks } = await reindexCollection(config, log, { signal, onProgress, onStories });
    out.write(`${words('reindex-outcome', { outcome, chunks })}\n`);
    release();
  });

program
  .command('embed')
  .description(
    'make vectors for what is being ingested elsewhere into the database of DATABASE_URL, until stopped',
  )
  .action(async () => {
    const { config, log, words } = settings();
    const { signal, release } = interruptSignal();
    goBehindOthers();
    const { embedCommand } = await import('./embed.js');
    await embedCommand({ config, log, words, out, err, signal });
    release();
  });

program
  .command('migrate')
  .description('move everything from the file of DATA_DIR to the server of DATABASE_URL, or back')
  .option('--from <database>', 'sqlite or postgres')
  .option('--to <database>', 'postgres or sqlite')
  .option('--again', 'empty what an unfinished move has filled, and begin anew')
  .action(async (flags: MigrateFlags) => {
    const { config, words } = settings();
    const { signal, release } = interruptSignal();
    const { migrateCommand } = await import('./migrate.js');
    process.exitCode = await migrateCommand(flags, { config, words, out, err, signal });
    release();
  });

program
  .command('eval')
  .description('measure answers on data/questions.jsonl, or retrieval on a corpus and its questions')
  .option('--retrieval <corpus-and-questions...>', 'two JSONL files: passages and questions')
  .option('--dates <articles>', 'JSONL with title, date and text: read back from many layouts of the date')
  .option('--stories <file>', 'JSONL articles whose stories are known, in the field cluster')
  .option('--topics <file>', 'JSONL topics with the stored articles that are about them')
  .option('--questions <file>', 'questions with known answers', 'data/questions.jsonl')
  .option('--stored', 'ask the stored collection instead of the articles folder')
  .option('--ablate', 'ask again without each part in turn, to show what it is worth')
  .option('--json', 'print the figures as JSON')
  .action(async (flags: MeasureFlags) => {
    const { config, log, words } = settings();
    const { measure } = await import('./measure.js');
    process.exitCode = await measure(flags, { config, log, words, out, err });
  });

program
  .command('fit')
  .description('fit the numbers of core/fitted.ts on development questions about the stored collection')
  .argument('[questions...]', 'JSONL with question, article_id, answers, kind, answerable')
  .option('--strangers <files...>', 'JSONL with questions that nothing in the stored collection answers')
  .option('--topics <file>', 'fit core/fitted-topics.ts instead, on JSONL topics as for eval')
  .action(async (questions: string[], flags: FitFlags) => {
    const { config, log, words } = settings();
    const { fitNumbers } = await import('./fit-numbers.js');
    process.exitCode = await fitNumbers(questions, flags, { config, log, words, out, err });
  });

program
  .command('bench')
  .description('measure an ingest against the bare ONNX session of the model, in a collection of its own')
  .argument('<what>', 'ingest')
  .option('--articles <path>', 'a file or folder of articles; the sample ones if not given')
  .option('--limit <count>', 'articles; fewer are repeated with their paragraphs in another order', '100')
  .option('--pairs <count>', 'how often session and ingest are measured in turn', '3')
  .option('--questions [file]', 'also ask questions, alone and while ingesting')
  .option('--json', 'print the figures as JSON')
  .action(async (what: string, flags: BenchFlags) => {
    if (what !== 'ingest') throw new AppError('CONFIG_INVALID', `bench ${what}: only ingest is measured.`);
    const { config, log } = settings();
    const { systemClock } = await archive();
    const { benchIngest } = await import('./bench.js');
    const tools = {
      now: systemClock(),
      clock: () => performance.now(),
      resident: () => process.memoryUsage.rss(),
    };
    process.exitCode = await benchIngest(flags, { config, log, out, tools });
  });

outliveReaders(out, err);
try {
  await program.parseAsync();
} catch (error) {
  if (!isBrokenPipe(error)) {
    err.write(`${failureLine(error)}\n`);
    process.exitCode = 1;
  }
}
