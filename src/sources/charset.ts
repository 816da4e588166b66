// Bytes of a feed or page to text: UTF-8 wherever it is valid, else what is declared, else what is detected.
import iconv from 'iconv-lite';
import { decodeUtf8, utf16Of } from './decode.js';

/** How far into a document its own declaration of a charset is looked for; HTML asks for 1,024 bytes, papers need more. */
const HEAD = 8192;
/** In text that is UTF-8 but for a stray byte there is at most one such byte to this many good sequences. */
const GOOD_PER_BAD = 20;
/** Below this jschardet guesses; its answer for Vietnamese is low because three encodings look alike to it. */
const LEAST_CONFIDENCE = 0.5;

/** Names of Vietnamese encodings in the wild, after RFC 1456 and Mozilla's x-viet names, as iconv-lite knows them. */
const ALIASES: Readonly<Record<string, string>> = {
  tcvn3: 'tcvn',
  'tcvn-3': 'tcvn',
  'tcvn5712-1': 'tcvn',
  'tcvn-5712-1': 'tcvn',
  'x-viet-tcvn': 'tcvn',
  'x-viet-tcvn5712': 'tcvn',
  'x-tcvn': 'tcvn',
  csviscii: 'viscii',
  'x-viscii': 'viscii',
  'x-cp1258': 'windows-1258',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
};
/** Fonts of the ABC family draw TCVN-5712 bytes as Vietnamese; their pages declare Western Latin or nothing. */
const ABC_FONT =
  /\.Vn(?:Time|Arial|Aristote|Avant|Book|Centur|Courier|Helv|Palat|Tahoma|Uni|Univer|3D|Black|Bodon)\w*/iu;
/** VNI and VPS fonts do the same with bytes for which there is no library. */
const UNREADABLE_FONT = /(?:face\s*=|font-family\s*:)\s*["']?\s*(?:VNI-|VPS\s)/iu;
const WESTERN = /^(?:windows-1252|windows-1258|x-user-defined)$/u;
const VIETNAMESE = ['tcvn', 'viscii', 'windows-1258'] as const;
/** So many common words more are no accident of another language's letters. */
const LEAST_MORE_WORDS = 3;
const COMMON_WORDS =
  /(?<!\p{L})(?:và|của|các|có|là|được|không|người|những|trong|một|cho|đã|với|để|này|năm|ngày|tại|đến|về)(?!\p{L})/giu;

export type Decoded = { readonly text: string; readonly charset: string } | null;

/**
 * Text in NFC without a byte order mark; null when the bytes are no text, or in an encoding nobody here can read.
 * A declared charset loses to valid UTF-8: bytes in another encoding are practically never valid UTF-8 by chance.
 */
export async function decodeDocument(bytes: Uint8Array, contentType: string | null): Promise<Decoded> {
  const utf16 = utf16Of(bytes) ?? utf16ByPattern(bytes);
  if (utf16 !== null) return decoded(bytes, utf16);
  if (bytes.includes(0)) return null;
  const lenient = new TextDecoder('utf-8').decode(bytes);
  const head = iconv.decode(Buffer.from(bytes.subarray(0, HEAD)), 'latin1');
  const label = charsetOfHeader(contentType) ?? charsetOfHead(head);
  const declared = label === null ? null : knownCharset(label);
  const abcFont = ABC_FONT.test(lenient);
  if (isUtf8(lenient, bytes)) {
    return abcFont ? unmasked(lenient) : { text: onceEncoded(lenient).normalize('NFC'), charset: 'utf-8' };
  }
  if (abcFont && (declared === null || WESTERN.test(declared))) return decoded(bytes, 'tcvn');
  if (UNREADABLE_FONT.test(lenient)) return null;
  if (declared !== null && declared !== 'utf-8') {
    // Servers of old call everything Western by default; what their pages say, or plainly are, is surer.
    const own = charsetOfHead(head);
    const said = own === null ? null : knownCharset(own);
    const meant = said === null || said === 'utf-8' ? declared : said;
    return decoded(bytes, WESTERN.test(declared) ? vietnameseOr(meant, bytes) : declared);
  }
  // Declared, but unknown here: guessing would fill the collection with garbage.
  if (label !== null && declared === null) return null;
  const detected = await detect(bytes);
  return detected === null ? null : decoded(bytes, detected);
}

/** `charset` of a Content-Type header, lower case. */
function charsetOfHeader(contentType: string | null): string | null {
  return /charset\s*=\s*["']?([\w.:-]+)/iu.exec(contentType ?? '')?.[1]?.toLowerCase() ?? null;
}

/** What the beginning of a document declares: XML declaration, `<meta charset>` or `http-equiv`. */
function charsetOfHead(head: string): string | null {
  const xml = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/iu.exec(head);
  const meta = /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head);
  return (xml ?? meta)?.[1]?.toLowerCase() ?? null;
}

function knownCharset(label: string): string | null {
  const name = ALIASES[label] ?? label;
  if (/^utf-?8$/u.test(name)) return 'utf-8';
  return iconv.encodingExists(name) && !/^(?:base64|hex|binary|utf-?16|utf-?32|utf-?7|ucs)/u.test(name)
    ? name
    : null;
}

/** UTF-16 without a mark: every other byte of `<` and what follows is zero. */
function utf16ByPattern([a, b, c, d]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return 'utf-16be';
  return null;
}

function isUtf8(lenient: string, bytes: Uint8Array): boolean {
  let bad = 0;
  for (let at = lenient.indexOf('\ufffd'); at >= 0; at = lenient.indexOf('\ufffd', at + 1)) bad++;
  if (bad === 0) return true;
  let good = 0;
  for (const byte of bytes) if (byte >= 0xc2 && byte <= 0xf4) good++;
  return good - bad > bad * GOOD_PER_BAD;
}

function decoded(bytes: Uint8Array, charset: string): Decoded {
  return { text: iconv.decode(Buffer.from(bytes), charset).normalize('NFC'), charset };
}

/** A page in an ABC font that somebody has turned to UTF-8 byte by byte; one that is Vietnamese already stays as it is. */
function unmasked(text: string): Decoded {
  const bytes = iconv.encode(text, 'windows-1252');
  const tcvn = iconv.decode(bytes, 'tcvn').normalize('NFC');
  return commonWords(tcvn) > commonWords(text)
    ? { text: tcvn, charset: 'tcvn' }
    : { text: text.normalize('NFC'), charset: 'utf-8' };
}

/** UTF-8 that was taken for Western Latin and turned to UTF-8 once more: "Thá»§ tÆ°á»›ng". */
const TWICE_ENCODED = /á[º»]|Æ[°¡]|Ä[‘\u0091]/u;

/** What windows-1252 has where Latin-1 has control characters; browsers read the five bytes it lacks as those. */
const WESTERN_BYTES = new Map(
  Array.from({ length: 32 }, (_, i) => [iconv.decode(Buffer.from([0x80 + i]), 'windows-1252'), 0x80 + i]),
);

function onceEncoded(text: string): string {
  if (!TWICE_ENCODED.test(text)) return text;
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = code < 0x100 ? code : WESTERN_BYTES.get(text.charAt(at));
    // A letter that no Western encoding has: it came here some other way.
    if (byte === undefined) return text;
    bytes[at] = byte;
  }
  const inner = decodeUtf8(bytes);
  return inner !== null && commonWords(inner) > commonWords(text) ? inner : text;
}

/** Western Latin is what servers and editors declare of anything; a Vietnamese encoding that gives more words is meant. */
function vietnameseOr(declared: string, bytes: Uint8Array): string {
  const least = commonWords(iconv.decode(Buffer.from(bytes), declared)) + LEAST_MORE_WORDS;
  const { charset, score } = likeliest(bytes);
  return score >= least ? charset : declared;
}

function likeliest(bytes: Uint8Array): { readonly charset: string; readonly score: number } {
  return VIETNAMESE.map((charset) => ({
    charset,
    score: commonWords(decoded(bytes, charset)?.text ?? ''),
  })).reduce((best, next) => (next.score > best.score ? next : best));
}

async function detect(bytes: Uint8Array): Promise<string | null> {
  // Loaded only for the rare document that needs it: its models are large.
  const { detect } = await import('jschardet');
  const { encoding, confidence, language } = detect(bytes);
  if (language === 'vi' || encoding === null || confidence < LEAST_CONFIDENCE) {
    const { charset, score } = likeliest(bytes);
    if (score > 0) return charset;
  }
  const known =
    encoding === null || confidence < LEAST_CONFIDENCE ? null : knownCharset(encoding.toLowerCase());
  return known === 'utf-8' ? null : known;
}

function commonWords(text: string): number {
  return text.match(COMMON_WORDS)?.length ?? 0;
}
