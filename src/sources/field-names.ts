// What the columns of a table and the lines of a front matter are called, in Vietnamese and English.
import { foldText } from '../core/text.js';

export type FieldName = 'id' | 'title' | 'date' | 'source' | 'url' | 'text' | 'author';

/** Without marks, in small letters, words parted by one space; the first name of a field is the one the README gives. */
const NAMES: Readonly<Record<FieldName, readonly string[]>> = {
  id: ['id', 'ma', 'ma bai', 'key', 'article id'],
  title: [
    'title',
    'tieu de',
    'tieu de bai viet',
    'ten bai',
    'ten bai viet',
    'tua de',
    'dau de',
    'nhan de',
    'headline',
  ],
  date: [
    'date',
    'ngay',
    'ngay dang',
    'ngay xuat ban',
    'published',
    'published at',
    'publish date',
    'pubdate',
  ],
  source: ['source', 'bao', 'nguon', 'ten bao', 'nguon tin', 'toa soan', 'outlet', 'newspaper', 'publisher'],
  url: ['url', 'duong dan', 'lien ket', 'dia chi', 'link', 'href', 'permalink', 'canonical'],
  text: [
    'text',
    'noi dung',
    'noi dung bai',
    'noi dung bai viet',
    'toan van',
    'van ban',
    'bai viet',
    'content',
    'body',
  ],
  author: ['author', 'tac gia', 'nguoi viet', 'authors', 'byline'],
};

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [name, field as FieldName] as const)),
);

/** The field that a name stands for, in any case and with Vietnamese marks or without; null for any other name. */
export function fieldNamed(name: string): FieldName | null {
  const plain = foldText(name.normalize('NFC'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return BY_NAME.get(plain) ?? null;
}
