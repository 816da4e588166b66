// What reader pages are served with, whichever server does.
import { join } from 'node:path';
import { type Collection, openPrompts } from '../compose.js';
import { deepLinkUrl } from '../core/deep-link.js';
import { projectRoot } from '../project-root.js';
import type { ReaderParts } from '../web/reader-routes.js';

/** The folder of index.html. */
export const PAGE_FOLDER = join(projectRoot, 'src/web/page');

/** `botName` is asked late, as Telegram tells it; null while it is not known, or on the local page. */
export function readerParts({ reader }: Collection, botName: () => string | null): ReaderParts {
  const { addresses, readPassage } = reader;
  const bot = (key: string): string | null => {
    const name = botName();
    return name === null ? null : (deepLinkUrl(name, { kind: 'article', key }) ?? `https://t.me/${name}`);
  };
  return { addresses, readPassage, prompts: openPrompts('page'), bot };
}
