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
  if (type.startsWith('multipart/form-data')) return formOf(bytes, type);
  return bytes.length === 0 ? {} : (JSON.parse(bytes.toString('utf8')) as Record<string, unknown>);
}

async function formOf(bytes: Buffer, type: string): Promise<Record<string, unknown>> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const files = new Map<string, { name: string; bytes: Buffer }>();
  const fields: Record<string, unknown> = {};
  for (const [key, value] of form) {
    if (typeof value === 'string') fields[key] = WORDS.has(key) ? value : parsed(value);
    else files.set(key, { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) });
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
