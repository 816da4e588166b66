// Bytes to text in the encodings that Vietnamese papers have used, declared rightly, wrongly, or not at all.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeDocument } from '../../src/sources/charset.js';
import { BODY, LEAD } from '../support/raw-article.js';

const TEXT = `<p>${[LEAD, ...BODY].join('</p><p>')}</p>`;

/** Windows-1258 writes a letter with its shape and the tone behind it as a mark of its own. */
function windows1258(text: string): Uint8Array {
  const parted = [...text.normalize('NFC')].map((letter) => {
    const [base = '', ...marks] = [...letter.normalize('NFD')];
    const tones = marks.filter((mark) => /[\u0300\u0301\u0303\u0309\u0323]/u.test(mark));
    const shape = marks.filter((mark) => !tones.includes(mark));
    return (base + shape.join('')).normalize('NFC') + tones.join('');
  });
  return iconv.encode(parted.join(''), 'windows-1258');
}

const bytesIn = (charset: string, text: string): Uint8Array =>
  charset === 'windows-1258' ? windows1258(text) : iconv.encode(text, charset);
const read = async (bytes: Uint8Array, contentType: string | null = null): Promise<string | null> =>
  (await decodeDocument(bytes, contentType))?.text ?? null;

describe.each(['utf-8', 'windows-1258', 'tcvn', 'viscii'])('a document in %s', (charset) => {
  const label = charset === 'tcvn' ? 'TCVN-5712' : charset.toUpperCase();
  it.each([
    ['header', TEXT, `text/html; charset="${label}"`],
    ['XML declaration', `<?xml version="1.0" encoding="${label}"?>${TEXT}`, null],
    ['meta charset', `<html><head><meta charset='${label}'></head>${TEXT}`, 'text/html'],
    [
      'http-equiv',
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${label}"></head>${TEXT}`,
      null,
    ],
    ['nothing', `<html>${TEXT}`, null],
  ])('is read when declared by %s', async (_, text, contentType) => {
    expect(await read(bytesIn(charset, text), contentType)).toBe(text);
  });
});

describe('what is declared', () => {
  it.each(['iso-8859-1', 'windows-1258', 'tcvn', 'big5', 'no-such-charset'])(
    'loses to valid UTF-8: %s',
    async (label) => {
      expect(await read(iconv.encode(TEXT, 'utf-8'), `text/html; charset=${label}`)).toBe(TEXT);
    },
  );

  it('gives way to a byte order mark', async () => {
    for (const charset of ['utf-16le', 'utf-16be', 'utf-8']) {
      expect(await read(iconv.encode(TEXT, charset, { addBOM: true }), 'text/html; charset=iso-8859-1')).toBe(
        TEXT,
      );
    }
  });

  it.each(['tcvn', 'viscii', 'windows-1258'])(
    'as Western, by default, loses to a document in %s',
    async (charset) => {
      expect(await read(bytesIn(charset, TEXT), 'text/html; charset=ISO-8859-1')).toBe(TEXT);
      const meta = `<meta charset="windows-1252">${TEXT}`;
      expect(await read(bytesIn(charset, meta), 'text/html')).toBe(meta);
      const right = `<meta charset="${charset}"><p>Bộ Công an</p>`;
      expect(await read(bytesIn(charset, right), 'text/html; charset=ISO-8859-1')).toBe(right);
    },
  );

  it('as Western stays so for what is in French', async () => {
    const french =
      '<p>Là où le Premier ministre a été reçu, à Hanoï, les élèves chantaient. Voilà, là, à Huế.</p>'
        .repeat(20)
        .replaceAll('ế', 'é');
    expect(await read(iconv.encode(french, 'windows-1252'), 'text/html; charset=ISO-8859-1')).toBe(french);
  });

  it('by the header goes before what the document says', async () => {
    const text = `<meta charset="viscii">${TEXT}`;
    expect(await read(bytesIn('tcvn', text), 'text/html; charset=tcvn-5712')).toBe(text);
  });

  it.each(['windows-1258', 'tcvn', 'viscii'])(
    'as Western Latin loses to Vietnamese words in %s',
    async (charset) => {
      for (const label of ['iso-8859-1', 'windows-1252'])
        expect(await read(bytesIn(charset, TEXT), `text/html; charset=${label}`)).toBe(TEXT);
    },
  );

  it('as Western Latin stands for what is', async () => {
    const french = '<p>Après la réunion à Hà Nội, « les échanges » là-bas ont été élargis.</p>'.replace(
      'ộ',
      'o',
    );
    expect(await read(iconv.encode(french, 'latin1'), 'text/html; charset=iso-8859-1')).toBe(french);
  });

  it.each(['windows-1252', 'latin1'])('may have been taken for %s and encoded twice', async (charset) => {
    // As browsers do: Node's decoder reads the bytes that windows-1252 lacks as control characters.
    const seen = new TextDecoder(charset).decode(iconv.encode(TEXT, 'utf-8'));
    const twice = charset === 'latin1' ? iconv.decode(iconv.encode(TEXT, 'utf-8'), 'latin1') : seen;
    expect(await read(iconv.encode(twice, 'utf-8'))).toBe(TEXT);
    expect(await read(iconv.encode(`${TEXT} Thá»§`, 'utf-8'))).toBe(`${TEXT} Thá»§`);
  });

  it('may be UTF-8 with a byte gone wrong', async () => {
    const bytes = Buffer.concat([
      iconv.encode(TEXT, 'utf-8'),
      Buffer.from([0xe1]),
      Buffer.from('<p>hết</p>'),
    ]);
    expect(await read(bytes, 'text/html; charset=utf-8')).toBe(`${TEXT}\ufffd<p>hết</p>`);
  });
});

describe('pages of the time of fonts', () => {
  const page = (font: string): string => `<html><body><font face="${font}">${TEXT}</font></body></html>`;

  it.each(['.VnTime', '.VnArialH', '.VnTimeH'])('in %s are TCVN, whatever they declare', async (font) => {
    const bytes = bytesIn('tcvn', page(font));
    expect(await read(bytes, 'text/html; charset=iso-8859-1')).toBe(page(font));
    expect(await read(bytes, null)).toBe(page(font));
  });

  it('turned to UTF-8 byte by byte are turned back', async () => {
    const masked = iconv.decode(Buffer.from(bytesIn('tcvn', page('.VnTime'))), 'windows-1252');
    expect(await read(iconv.encode(masked, 'utf-8'))).toBe(page('.VnTime'));
  });

  it('that only name the font and are Unicode stay as they are', async () => {
    expect(await read(iconv.encode(page('.VnTime'), 'utf-8'))).toBe(page('.VnTime'));
  });

  it('in a font that no library reads are not guessed at', async () => {
    expect(
      await read(Buffer.from([...Buffer.from('<font face="VNI-Times">Vi'), 0xe4, 0xc2, 0x74])),
    ).toBeNull();
  });
});

describe('what is no text', () => {
  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00])],
    ['bytes in an unknown charset', iconv.encode(`<meta charset="x-viet-vps">${TEXT}`, 'viscii')],
  ])('is told apart: %s', async (_, bytes) => {
    expect(await read(bytes)).toBeNull();
  });
});

it('gives letters in one piece and no byte order mark', async () => {
  expect(await read(iconv.encode(`\ufeff${LEAD.normalize('NFD')}`, 'utf-8'))).toBe(LEAD);
});
