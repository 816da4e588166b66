// Writes what train.py learns from and export.py calibrates with: every passage of a collection, and for each question the ones retrieval ranks first.
//
//   npm run build && node embeddings/reader/mine.mjs COLLECTION_DIR CHUNKS.jsonl MINED.jsonl QUESTIONS.jsonl …
//
// COLLECTION_DIR is a data folder into which the questions' articles were taken (`npm run ingest`).
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openCollection } from '../../dist/src/compose.js';
import { loadConfig } from '../../dist/src/config.js';
import { passageText } from '../../dist/src/core/chunk.js';
import { createLogger } from '../../dist/src/log.js';

/** Passages kept of each question. */
const MOST = 10;

const [folder, chunksFile, minedFile, ...questionFiles] = process.argv.slice(2);
const collection = await openCollection(
  loadConfig({ DATA_DIR: resolve(folder), READER_MODEL: 'none' }),
  createLogger('silent'),
);
const rowOf = (chunk) => ({
  id: chunk.id,
  key: chunk.article.key,
  text: passageText(chunk.article, chunk),
  chunk: chunk.text,
});
const write = (file, row) => appendFileSync(file, `${JSON.stringify(row)}\n`);

writeFileSync(chunksFile, '');
const keys = [];
for await (const { key } of await collection.store.list()) keys.push(key);
for (const key of keys)
  for (const chunk of await collection.store.chunksOf(key)) write(chunksFile, rowOf(chunk));

writeFileSync(minedFile, '');
for (const file of questionFiles)
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const { id, question } = JSON.parse(line);
    const found = await collection.ask.findings(question);
    const passages = found.passages.slice(0, MOST).map(({ chunk }) => rowOf(chunk));
    write(minedFile, { id, question, marked: found.question.marked, passages });
  }
await collection.close();
