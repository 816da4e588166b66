// Names a passage in an address that nobody can guess or read: what it names is sealed, so that no list has to be kept.
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { PassageOf } from '../app/read-passage.js';

/** Seals and opens the names of passages. */
export interface ReaderAddresses {
  /** A word of `A-Za-z0-9_-`, the same for the same passage. */
  seal(passage: PassageOf): string;
  /** Null for whatever was not sealed with this secret. */
  open(sealed: string): PassageOf | null;
}

/** Where the words that a link to a passage means begin: such links end in `#q`. */
export const PASSAGE_ANCHOR = 'q';

/** The address of a passage below `base`, which ends in no slash. */
export function readerAddress(base: string, sealed: string): string {
  return `${base}/doc/${sealed}#${PASSAGE_ANCHOR}`;
}

const NONCE = 12;
const TAG = 16;
/** Longer words are no addresses of ours: keys of articles have some hundred characters at most. */
const LONGEST = 2000;
const place = z.number().int().nonnegative();
const passageSchema = z.tuple([z.string().min(1), place, place.nullable(), place, place]);

/**
 * `secret`: 32 bytes. AES-256-GCM whose nonce is taken of what is sealed (as SIV does, RFC 5297): the same nonce never
 * stands for two passages, and an address stays what it is.
 */
export function createReaderAddresses(secret: Buffer): ReaderAddresses {
  const derived = (use: string): Buffer => createHmac('sha256', secret).update(use).digest();
  const [sealing, naming] = [derived('reader seal'), derived('reader nonce')];
  return {
    seal({ article, version, caption, start, end }) {
      const plain = JSON.stringify([article, version, caption, start, end]);
      const nonce = createHmac('sha256', naming).update(plain).digest().subarray(0, NONCE);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed) {
      if (sealed.length > LONGEST || !/^[\w-]+$/u.test(sealed)) return null;
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length <= NONCE + TAG) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, NONCE));
        decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
        const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
        const read = passageSchema.safeParse(JSON.parse(plain.toString('utf8')));
        if (!read.success) return null;
        const [article, version, caption, start, end] = read.data;
        return { article, version, caption, start, end };
      } catch {
        return null;
      }
    },
  };
}
