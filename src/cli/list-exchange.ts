// Lists of feeds from and for other feed readers (OPML), as files.
import { readFile, writeFile } from 'node:fs/promises';
import { outletName } from '../core/known-outlets.js';
import { ID_FORM } from '../core/source-list.js';
import { decodeUtf8 } from '../sources/decode.js';
import { readOpml, writeOpml } from '../sources/opml.js';
import type { ListExchange } from './sources.js';

const NAME_LENGTH = 40;

/**
 * A feed's name where it may be a paper's. Known papers are named by their addresses, for readers call their feeds "Kinh doanh"
 * or what they like; the feeds' own titles ("Tin mới nhất - VnExpress RSS") and ids of sources are no names to cite by.
 */
function outletNamed(title: string | null, address: string): string | null {
  if (title === null || title.length > NAME_LENGTH || outletName(address, '') !== '') return null;
  return /\s[-–|·]\s|\brss\b|:\/\//iu.test(title) || ID_FORM.test(title) ? null : title;
}

export const opmlExchange: ListExchange = {
  read(text) {
    const outcome = readOpml(text);
    if ('failure' in outcome) return outcome;
    const { feeds, problems } = outcome;
    const wanted = feeds.map(({ title, xmlUrl }) => ({
      kind: 'feed' as const,
      location: xmlUrl,
      outlet: outletNamed(title, xmlUrl),
    }));
    return { wanted, problems: problems.length };
  },
  write: (sources) =>
    writeOpml(
      sources.map(({ spec }) => ({
        title: spec.outlet,
        xmlUrl: spec.location,
        htmlUrl: new URL('/', spec.location).href,
        category: null,
      })),
    ),
  load: (file) => readFile(file).then(decodeUtf8, () => null),
  save: (file, text) =>
    writeFile(file, text).then(
      () => true,
      () => false,
    ),
};
