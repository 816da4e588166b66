// Fetches a file that somebody sent, within bounds; its address holds the token and never leaves here.
import { type Api, GrammyError } from 'grammy';

/** `too-large`: more than is taken, whatever size was stated. `expired`: Telegram no longer has it. */
export type Downloaded =
  | { readonly status: 'got'; readonly bytes: Uint8Array }
  | { readonly status: 'too-large' | 'expired' | 'failed' };

const SECONDS = 60;
const NOT_FOUND = 404;

/** Fetches a file by its id; `most` is the largest size taken, in bytes as they come out of any compression. */
export async function downloadFile(
  api: Pick<Api, 'getFile' | 'token' | 'options'>,
  fileId: string,
  most: number,
): Promise<Downloaded> {
  const path = await pathOf(api, fileId);
  if (path === 'expired' || path === 'too-large') return { status: path };
  const root = api.options?.apiRoot ?? 'https://api.telegram.org';
  try {
    const url = `${root}/file/bot${api.token}/${path.split('/').map(encodeURIComponent).join('/')}`;
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(SECONDS * 1000) });
    if (response.status === NOT_FOUND) return { status: 'expired' };
    if (!response.ok || response.body === null) return { status: 'failed' };
    return await bytesOf(response.body, most);
  } catch {
    // Whatever was thrown may name the address.
    return { status: 'failed' };
  }
}

async function pathOf(api: Pick<Api, 'getFile'>, fileId: string): Promise<string> {
  try {
    const { file_path } = await api.getFile(fileId);
    return file_path ?? 'expired';
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    return error.description.includes('too big') ? 'too-large' : 'expired';
  }
}

async function bytesOf(body: ReadableStream<Uint8Array>, most: number): Promise<Downloaded> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the stream, and with it the connection.
  for await (const part of body) {
    length += part.length;
    if (length > most) return { status: 'too-large' };
    parts.push(part);
  }
  return { status: 'got', bytes: Buffer.concat(parts, length) };
}
