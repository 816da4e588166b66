// The thread that reads documents: its deadline, its memory and its queue, and that good documents outlive bad ones.
import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentReader } from '../../src/core/source-ports.js';
import { createDocumentReader, type DocumentReaderOptions } from '../../src/sources/document-reader.js';
import { documentOf, documentReaderContract, FEED } from '../contracts/document-reader.js';

documentReaderContract('the thread', createDocumentReader);

/** Ten million bytes that every parser takes seconds for. */
const SLOW = documentOf(`<html><body><p>${'&#65;'.repeat(2_000_000)}`);

describe('the thread', () => {
  const opened: DocumentReader[] = [];
  const open = (options: DocumentReaderOptions): DocumentReader => {
    const reader = createDocumentReader(options);
    opened.push(reader);
    return reader;
  };
  afterEach(() => Promise.all(opened.splice(0).map((reader) => reader.close())));

  it('is cut off when the time for a document is over, and the next one is read', async () => {
    const deadlines: Array<() => void> = [];
    const reader = open({
      deadlineMs: 1234,
      after: (ms, callback) => {
        expect(ms).toBe(1234);
        deadlines.push(callback);
        // The first document's time is over as soon as the thread has it; the others have all the time they need.
        if (deadlines.length === 1) setImmediate(callback);
        return () => {};
      },
    });
    const [slow, good] = await Promise.all([reader.page(SLOW), reader.feed(documentOf(FEED))]);
    expect(slow).toEqual({ failure: 'deadline', detail: '1234 ms' });
    expect(good).toMatchObject({ feed: { title: 'Báo' } });
    expect(deadlines).toHaveLength(2);
  });

  it('takes back the deadline of a document that was read in time', async () => {
    let running = 0;
    const reader = open({
      after: () => {
        running++;
        return () => {
          running = 0;
        };
      },
    });
    await reader.feed(documentOf(FEED));
    expect(running).toBe(0);
  });

  it('may run out of memory without harm to anything but the document', async () => {
    const reader = open({ after: () => () => {} });
    const bomb = documentOf('<'.repeat(9_000_000));
    const [broken, good] = await Promise.all([reader.page(bomb), reader.feed(documentOf(FEED))]);
    expect(broken).toMatchObject({ failure: 'too-large' });
    expect(good).toMatchObject({ feed: { title: 'Báo' } });
  });

  it('takes no more documents than may wait', async () => {
    const reader = open({ mostWaiting: 2 });
    const asked = Array.from({ length: 5 }, () => reader.feed(documentOf(FEED)));
    const read = await Promise.all(asked);
    expect(read.filter((one) => 'failure' in one && one.failure === 'deadline')).toHaveLength(3);
    expect(await reader.feed(documentOf(FEED))).toMatchObject({ feed: { title: 'Báo' } });
  });

  it('refuses what is still waiting when it is closed', async () => {
    const reader = open({});
    const asked = [reader.page(SLOW), reader.feed(documentOf(FEED))].map((read) =>
      expect(read).rejects.toMatchObject({ code: 'CLOSED' }),
    );
    await reader.close();
    await Promise.all(asked);
  });

  it('survives a document nested deeper than any stack', async () => {
    const reader = open({});
    const deep = documentOf(`<html><body>${'<i>'.repeat(20_000)}`);
    expect(await reader.page(deep)).toHaveProperty('failure');
    expect(await reader.feed(documentOf(FEED))).toMatchObject({ feed: { title: 'Báo' } });
  });
});
