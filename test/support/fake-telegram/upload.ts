// Files that people send, and the kinds of message that are not text.
import type { World } from './world.js';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer | string;
  readonly mime?: string;
  readonly caption?: string;
}

const file = { file_id: 'f', file_unique_id: 'u', width: 1, height: 1, duration: 1 };

export const OTHER_KINDS = {
  photo: { photo: [file] },
  voice: { voice: file },
  video: { video: file },
  location: { location: { latitude: 10, longitude: 106 } },
  sticker: { sticker: { ...file, type: 'regular', is_animated: false, is_video: false } },
  contact: { contact: { phone_number: '1', first_name: 'A' } },
} as const;

export type OtherKind = keyof typeof OTHER_KINDS;

/** Keeps a file for getFile and returns what a message with it holds. */
export function uploaded(world: World, { name, bytes, mime, caption }: UploadedFile): object {
  const id = `file-${world.nextId()}`;
  const content = Buffer.from(bytes);
  world.files.set(id, { name, bytes: content });
  const document = {
    file_id: id,
    file_unique_id: `u-${id}`,
    file_name: name,
    file_size: content.length,
    ...(mime !== undefined && { mime_type: mime }),
  };
  return { document, ...(caption !== undefined && { caption }) };
}
