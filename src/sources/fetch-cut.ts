// Why a fetch was cut short, as an error that travels through streams, and its translation into an outcome.
import type { FetchFailure, FetchOutcome } from '../core/source-ports.js';

/** Thrown within this room only; `detail` is short and holds no address a query could hide a secret in. */
export class FetchCut extends Error {
  constructor(
    readonly failure: FetchFailure,
    readonly detail: string,
    readonly httpStatus: number | null = null,
    readonly retryAfterMs: number | null = null,
  ) {
    super(detail);
    this.name = 'FetchCut';
  }
}

const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'name not found',
  EAI_AGAIN: 'name server does not answer',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  ETIMEDOUT: 'connection timed out',
  EPIPE: 'connection reset',
  UND_ERR_SOCKET: 'connection closed early',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'length differs from Content-Length',
  HTTPParserError: 'broken HTTP',
  Z_DATA_ERROR: 'broken compression',
  Z_BUF_ERROR: 'broken compression',
  CERT_HAS_EXPIRED: 'certificate expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate is self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate is of another name',
};

/** Any error of a fetch as a cut; errors name their causes by code alone, because their messages repeat addresses. */
export function cutOf(error: unknown): FetchCut {
  if (error instanceof FetchCut) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code ?? '') : '';
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return new FetchCut('too-large', 'too many headers');
  // Node makes codes of Brotli's own error names: ERR__ERROR_FORMAT_PADDING_1.
  if (/^ERR_(?:_ERROR|BROTLI)/u.test(code)) return new FetchCut('network', 'broken compression');
  const name = code !== '' ? code : error instanceof Error ? error.name : '';
  return new FetchCut('network', WORDS[name] ?? (/^\w{1,60}$/u.test(name) ? name : 'connection failed'));
}

export function failedOutcome({ failure, detail, httpStatus, retryAfterMs }: FetchCut): FetchOutcome {
  return { status: 'failed', failure, httpStatus, retryAfterMs, detail };
}
