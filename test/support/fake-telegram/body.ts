// Reads what a client posts: JSON, or a form when a file is sent along.
import type { IncomingMessage } from 'node:http';

/** Words are taken as they are, even when they look like a number. */
const WORDS: ReadonlySet<string> = new Set(['text', 'caption', 'parse_mode']);

/** The parameters of a call; a file stands in place of its `attach://` name as `{ name, bytes }`. */
export async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const bytes = Buffer.concat(parts);
  const type = request.headers['content-type'] ?? '';
  const [, boundary] = /^multipart\/form-data; boundary=(.+)$/.exec(type) ?? [];
  if (boundary !== undefined) return formOf(bytes, boundary);
  return bytes.length === 0 ? {} : (JSON.parse(bytes.toString('utf8')) as Record<string, unknown>);
}

// By hand, since grammY writes file names without quotes, which stricter readers refuse.
function formOf(bytes: Buffer, boundary: string): Record<string, unknown> {
  const files = new Map<string, { name: string; bytes: Buffer }>();
  const fields: Record<string, unknown> = {};
  const parts = `\r\n${bytes.toString('latin1')}`.split(`\r\n--${boundary}`).slice(1, -1);
  for (const part of parts) {
    const end = part.indexOf('\r\n\r\n');
    const head = Buffer.from(part.slice(0, end), 'latin1').toString('utf8');
    const content = Buffer.from(part.slice(end + 4), 'latin1');
    const [, key = ''] = /name="([^"]+)"/.exec(head) ?? [];
    const [, name] = /filename="?([^"\r\n]+)/.exec(head) ?? [];
    if (name !== undefined) files.set(key, { name, bytes: content });
    else fields[key] = WORDS.has(key) ? content.toString('utf8') : parsed(content.toString('utf8'));
  }
  const attached = ([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' && value.startsWith('attach://') ? files.get(value.slice(9)) : value,
  ];
  return Object.fromEntries(Object.entries(fields).map(attached));
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
