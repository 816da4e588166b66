// Puts together what links to passages need: their addresses, and reading what they name.
import { randomBytes } from 'node:crypto';
import { createReadPassage, type ReadPassage } from './app/read-passage.js';
import type { Config } from './config.js';
import type { Quote } from './core/answer.js';
import type { CollectionStorage } from './core/storage.js';
import { createReaderAddresses, type ReaderAddresses, readerAddress } from './web/reader-address.js';

export interface Reader {
  readonly addresses: ReaderAddresses;
  readonly readPassage: ReadPassage;
  /** The address of the page that shows a quote; null while no such page is served. */
  urlOf(quote: Quote): string | null;
  /** From now on pages are reached below this address, unless the settings name a public one. */
  serveAt(address: string): void;
}

/** Reader pages of an opened database. */
export async function openReader(
  { articles, history, readerSecret }: Pick<CollectionStorage, 'articles' | 'history' | 'readerSecret'>,
  { PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>,
): Promise<Reader> {
  const addresses = createReaderAddresses(await readerSecret(randomBytes));
  let base = PUBLIC_URL ?? null;
  return {
    addresses,
    readPassage: createReadPassage({ articles, history }),
    urlOf: ({ article, version = 1, caption, start, end }) =>
      base === null ? null : readerAddress(base, addresses.seal({ article, version, caption, start, end })),
    serveAt: (address) => {
      base = PUBLIC_URL ?? address.replace(/\/+$/u, '');
    },
  };
}
