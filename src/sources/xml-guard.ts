// What is checked in the text of a feed before any parser sees it: where it begins, and that it declares nothing.

/** How much may stand before a feed: warnings of PHP, blank lines, byte order marks. */
const LONGEST_JUNK = 4000;
const ROOT = /<(?:\?xml\b|rss\b|feed\b|rdf:RDF\b|(?:\w+:)?feed\b|channel\b|html\b|!doctype\b|!--)/iu;
const END_OF: ReadonlyArray<readonly [open: string, close: string]> = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** The text from its XML declaration or first known element on; unchanged when neither is near its beginning. */
export function withoutJunk(text: string): string {
  const start = text.slice(0, LONGEST_JUNK).search(ROOT);
  return start > 0 ? text.slice(start) : text;
}

/** RSS 0.91 demands this declaration of every feed; it names a DTD that nobody keeps and declares nothing itself. */
const NETSCAPE_DOCTYPE =
  /^((?:\s|<\?[^>]*\?>|<!--(?:(?!-->)[\s\S])*-->)*)<!DOCTYPE\s+rss\s+PUBLIC\s+"-\/\/Netscape Communications\/\/DTD RSS 0\.91\/\/EN"\s+"[^"<>]{0,200}"\s*>/u;

/** The text without the declaration that RSS 0.91 begins with; any other stays, to be refused. */
export function withoutNetscapeDoctype(text: string): string {
  return text.replace(NETSCAPE_DOCTYPE, '$1');
}

/** Whether the root is HTML: a page where a feed was expected. */
export function isHtml(text: string): boolean {
  const head = text
    .slice(0, LONGEST_JUNK)
    .replace(/<!--[\s\S]*?-->|<\?[^>]*>|<!doctype\s+html[^[>]*>/giu, '');
  return /^\s*<html[\s>]/iu.test(head);
}

/**
 * Whether a DOCTYPE or a declaration of an entity stands where a parser would heed it. Inside comments, CDATA and
 * processing instructions it is text. One of those that never ends hides nothing: parsers differ about it.
 */
export function declaresDtd(text: string): boolean {
  let at = text.indexOf('<');
  while (at >= 0) {
    const section = END_OF.find(([open]) => text.startsWith(open, at));
    const end = section ? text.indexOf(section[1], at + section[0].length) : -1;
    if (section && end >= 0) {
      at = text.indexOf('<', end + section[1].length);
      continue;
    }
    if (!section && /^<!\s*(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)\b/iu.test(text.slice(at, at + 40)))
      return true;
    at = text.indexOf('<', at + 1);
  }
  return false;
}
