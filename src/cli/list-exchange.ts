// Lists of feeds from and for other feed readers (OPML), as files.
import { readFile, writeFile } from 'node:fs/promises';
import { decodeUtf8 } from '../sources/decode.js';
import { readOpml, writeOpml } from '../sources/opml.js';
import type { ListExchange } from './sources.js';

const NAME_LENGTH = 40;

/** A feed's name where it is a paper's; the feeds' own titles ("Tin mới nhất - VnExpress RSS") are none to cite by. */
function outletNamed(title: string | null): string | null {
  if (title === null || title.length > NAME_LENGTH || /\s[-–|·]\s|\brss\b|:\/\//iu.test(title)) return null;
  return title;
}

export const opmlExchange: ListExchange = {
  read(text) {
    const outcome = readOpml(text);
    if ('failure' in outcome) return outcome;
    const { feeds, problems } = outcome;
    const wanted = feeds.map(({ title, xmlUrl }) => ({
      kind: 'feed' as const,
      location: xmlUrl,
      outlet: outletNamed(title),
    }));
    return { wanted, problems: problems.length };
  },
  write: (sources) =>
    writeOpml(
      sources.map(({ spec }) => ({
        title: spec.outlet ?? spec.id,
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
