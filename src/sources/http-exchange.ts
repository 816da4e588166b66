// One GET over one guarded connection: headers in time, then the body unpacked under caps and without long silences.
import type { Socket } from 'node:net';
import { type Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'undici';
import { cutOf, FetchCut } from './fetch-cut.js';
import { headerOf, packingsOf, type ResponseHeaders } from './fetch-headers.js';
import { createUnpacker } from './unpackers.js';

export interface ExchangeLimits {
  /** From the request to the last header. */
  readonly headersMs: number;
  /** Longest silence within the body. */
  readonly idleMs: number;
  /** Bytes as sent, and after unpacking. */
  readonly wireBytes: number;
  readonly bodyBytes: number;
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

export interface Exchange {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** Null unless `wantsBody` said so; every other body is dropped with its connection, unread. */
  readonly body: Uint8Array | null;
}

/** Far above any paper's headers; Node's own limit of 16 KB is met by some content security policies. */
const MOST_HEADER_BYTES = 64 * 1024;

/**
 * Sends one request and takes its answer. The connection is used for this alone and closed in every case. Throws a
 * FetchCut; an abort's reason is thrown as it is when it is one.
 */
export async function exchange(
  socket: Socket,
  url: URL,
  headers: Readonly<Record<string, string>>,
  limits: ExchangeLimits,
  wantsBody: (status: number) => boolean,
  signal: AbortSignal,
): Promise<Exchange> {
  let handedOver = false;
  const client = new Client(url.origin, {
    // The only connection there will be: a client that wants another must not find one by itself. It asks in the middle
    // of its own work and takes an answer only after that.
    connect: (_options, callback) => {
      const first = !handedOver && !socket.destroyed;
      handedOver = true;
      queueMicrotask(() => {
        if (first) callback(null, socket);
        else callback(new FetchCut('network', 'connection closed early'), null);
      });
    },
    pipelining: 0,
    maxHeaderSize: MOST_HEADER_BYTES,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const cut = new AbortController();
  const stop = () => cut.abort(cutOf(signal.reason));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const ended = () => void client.destroy(cut.signal.reason);
  cut.signal.addEventListener('abort', ended, { once: true });
  try {
    if (cut.signal.aborted) throw cut.signal.reason;
    const tooLate = limits.after(limits.headersMs, () =>
      cut.abort(new FetchCut('timeout', 'no headers in time')),
    );
    const answer = await client
      .request({ method: 'GET', path: `${url.pathname}${url.search}`, headers })
      .finally(tooLate);
    // Dropping a body is an error to its stream, and one nobody waits for.
    answer.body.on('error', () => {});
    const { statusCode: status } = answer;
    if (!wantsBody(status)) return { status, headers: answer.headers, body: null };
    const body = await unpacked(answer.body, answer.headers, limits, cut);
    return { status, headers: answer.headers, body };
  } catch (error) {
    throw cutOf(cut.signal.aborted ? cut.signal.reason : error);
  } finally {
    signal.removeEventListener('abort', stop);
    cut.signal.removeEventListener('abort', ended);
    await client.destroy().catch(() => {});
    socket.destroy();
  }
}

/** Reads a body to its end through its decompressors, counting on both sides. */
async function unpacked(
  wire: Readable,
  headers: ResponseHeaders,
  limits: ExchangeLimits,
  cut: AbortController,
): Promise<Uint8Array> {
  const packings = packingsOf(headers);
  if (packings === null) throw new FetchCut('network', 'unknown Content-Encoding');
  const declared = Number(headerOf(headers, 'content-length') ?? 0);
  if (declared > limits.wireBytes) throw new FetchCut('too-large', 'declared size');

  const silence = () =>
    limits.after(limits.idleMs, () => cut.abort(new FetchCut('timeout', 'body stopped coming')));
  let cancel = silence();
  const heard = () => {
    cancel();
    cancel = silence();
  };
  const parts: Buffer[] = [];
  let sent = 0;
  let held = 0;
  const onWire = new Transform({
    transform(part: Buffer, _encoding, done) {
      heard();
      sent += part.length;
      if (sent > limits.wireBytes) done(new FetchCut('too-large', `more than ${limits.wireBytes} bytes`));
      else done(null, part);
    },
  });
  const collected = new Writable({
    write(part: Buffer, _encoding, done) {
      held += part.length;
      if (held > limits.bodyBytes) {
        return done(new FetchCut('too-large', `more than ${limits.bodyBytes} bytes unpacked`));
      }
      parts.push(part);
      done();
    },
  });
  try {
    const streams = [wire, onWire, ...packings.map(createUnpacker), collected];
    await pipeline(streams, { signal: cut.signal });
  } catch (error) {
    // Streams that are still being taken down hold on to this for a while.
    parts.length = 0;
    throw error;
  } finally {
    cancel();
  }
  return joined(parts, held);
}

/** The parts as one piece; each is let go as soon as it is copied, for a page may take up 10 MB twice otherwise. */
function joined(parts: Buffer[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
