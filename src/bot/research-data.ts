// What the buttons under a timeline, a comparison and citations send back: `tl:<answer id>:<page>`,
// `cp:<answer id>:<paper>:<paper>` and `ct:<answer id>:<format>:<page>`, within Telegram's 64 bytes.
import { CITATION_FORMATS, type CitationFormat } from '../core/citation.js';

/** The data of a button that shows page `page` (from 1) of a timeline. */
export function timelineData(answerId: string, page: number): string {
  return `tl:${answerId}:${page}`;
}

/** Reads what `timelineData` wrote; null for anything else, as a client may send what it likes. */
export function readTimelineData(data: string): { answerId: string; page: number } | null {
  const [, answerId, page] = /^tl:([\w-]{1,48}):(\d{1,3})$/.exec(data) ?? [];
  return answerId === undefined ? null : { answerId, page: Number(page) };
}

/** The data of a button that compares two papers of an answer, by their places (from 0) among its papers. */
export function compareData(answerId: string, one: number, other: number): string {
  return `cp:${answerId}:${one}:${other}`;
}

/** Reads what `compareData` wrote; null for anything else. */
export function readCompareData(data: string): { answerId: string; one: number; other: number } | null {
  const [, answerId, one, other] = /^cp:([\w-]{1,48}):(\d):(\d)$/.exec(data) ?? [];
  return answerId === undefined ? null : { answerId, one: Number(one), other: Number(other) };
}

/** The data of a button that shows page `page` (from 1) of an answer's citations in a format. */
export function citationData(answerId: string, format: CitationFormat, page: number): string {
  return `ct:${answerId}:${format}:${page}`;
}

/** Reads what `citationData` wrote; null for anything else. */
export function readCitationData(
  data: string,
): { answerId: string; format: CitationFormat; page: number } | null {
  const [, answerId, written, page] = /^ct:([\w-]{1,40}):([a-z]{1,8}):(\d{1,3})$/.exec(data) ?? [];
  const format = CITATION_FORMATS.find((one) => one === written);
  return answerId === undefined || format === undefined ? null : { answerId, format, page: Number(page) };
}
