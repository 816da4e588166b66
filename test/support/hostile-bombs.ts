// Bodies that unpack to far more than anybody takes; made as streams, so that making them needs no memory either.
import type { Transform } from 'node:stream';
import {
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createDeflate,
  createDeflateRaw,
  createGzip,
  gzipSync,
} from 'node:zlib';

export interface Bomb {
  readonly encoding: string;
  readonly body: Buffer;
}

const MB = 1024 * 1024;
/** What each unpacks to. */
export const BOMB_BYTES = 100 * MB;
const BLOCK = Buffer.alloc(MB);

async function packed(packer: Transform): Promise<Buffer> {
  const parts: Buffer[] = [];
  packer.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => packer.once('end', resolve));
  for (let n = 0; n < BOMB_BYTES / MB; n += 1) {
    if (!packer.write(BLOCK)) await new Promise((resolve) => packer.once('drain', resolve));
  }
  packer.end();
  await ended;
  return Buffer.concat(parts);
}

/** Makes a body when it is first asked for. */
function once(encoding: string, make: () => Promise<Buffer>): () => Promise<Bomb> {
  let bomb: Promise<Bomb> | undefined;
  return () => {
    bomb ??= make().then((body) => ({ encoding, body }));
    return bomb;
  };
}

const FAST = { level: 1 };
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

/** By name, as the server's `/bomb/…`. */
export const bombs: Readonly<Record<string, () => Promise<Bomb>>> = {
  gzip: once('gzip', () => packed(createGzip(FAST))),
  br: once('br', () => packed(createBrotliCompress(BROTLI))),
  deflate: once('deflate', () => packed(createDeflate(FAST))),
  'raw-deflate': once('deflate', () => packed(createDeflateRaw(FAST))),
  /** A bomb within a bomb: the outer layer alone is harmless. */
  nested: once('gzip, br', async () => brotliCompressSync(await packed(createGzip(FAST)))),
  /** Many small gzip members in a row, each harmless. */
  members: once('gzip', async () => {
    const member = gzipSync(BLOCK);
    return Buffer.concat(Array.from({ length: BOMB_BYTES / MB }, () => member));
  }),
};
