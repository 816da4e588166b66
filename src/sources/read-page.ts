// An article's page to title, text, captions, authors and dates; or the plain statement that no article is in it.
import type { ArticlePage, ReadFailure } from '../core/source-ports.js';
import { parsePage } from './dom.js';
import { linkedArticle } from './json-ld.js';
import { isHome } from './links.js';
import { findContainer, headScope, takeBody } from './page-body.js';
import { pageClaims } from './page-dates.js';
import { addressOf, announcedFeeds, authorsOf, metaOf, outletOf, titleOf } from './page-head.js';
import { headingOf } from './page-heading.js';

/**
 * Reads a page. `url` is where it was found, null for a file. Pure but for what linkedom keeps; never throws for bad
 * input, though one nested deeper than the stack may: the thread that runs this answers for it.
 */
export function readPage(html: string, url: string | null): { readonly page: ArticlePage } | ReadFailure {
  const document = parsePage(html);
  const address = addressOf(document, url);
  const linked = linkedArticle(document, address);
  const known = linked !== null || metaOf(document, 'og:type') === 'article';
  if (linked === null && url !== null && isHome(url)) return { failure: 'no-article', detail: 'home page' };

  const container = findContainer(document);
  const heading = headingOf(document);
  const scope = headScope(document, container);
  const outlet = outletOf(document, linked);
  const title = titleOf(document, linked, heading, outlet);
  const claims = pageClaims(document, { linked, scope, heading, container });
  const feeds = announcedFeeds(document, url);

  const body = takeBody(document, html, container, known);
  if (body === null) return { failure: 'no-article', detail: 'no text of an article' };
  const outlets = [
    outlet,
    linked?.publisher ?? null,
    metaOf(document, 'og:site_name'),
    metaOf(document, 'copyright'),
  ];
  return {
    page: {
      title,
      text: body.paragraphs.filter((paragraph) => paragraph !== title).join('\n\n'),
      captions: body.captions,
      authors: authorsOf(document, linked, scope, body.signature, outlets),
      outlet,
      url: address,
      claims,
      feeds,
    },
  };
}
