// Finds the newspaper that somebody means: by its own name, its site, or the letters it is known by.
import { outletSince, paperOf } from './known-outlets.js';
import { foldedForm } from './text.js';

/** A newspaper with the names under which the collection has it; none when it has nothing of it. */
export interface NamedPaper {
  readonly name: string;
  readonly outlets: readonly string[];
}

/** Letters that papers put before their own reports (`TTO - …`), and that readers call them by. */
const INITIALS: Readonly<Record<string, string>> = {
  tto: 'tuổi trẻ',
  vne: 'vnexpress',
  tno: 'thanh niên',
  nld: 'người lao động',
  nldo: 'người lao động',
  tpo: 'tiền phong',
  ldo: 'lao động',
  vnn: 'vietnamnet',
  vnp: 'vietnamplus',
  sggpo: 'sài gòn giải phóng',
  qdnd: 'quân đội nhân dân',
  cand: 'công an nhân dân',
  plo: 'pháp luật tp.hcm',
  ttxvn: 'ttxvn',
  dt: 'dân trí',
};
const LEADING = /^(?:(?:của|trên|theo|ở|từ|from|in|by)\s+)?(?:(?:báo|tờ|trang|đài|bao|to|trang)\s+)?/iu;

/** A name as it is compared: "Tuổi Trẻ" is "tuoitre". */
function compact(name: string): string {
  return foldedForm(name).replace(/[^\p{L}\p{N}]/gu, '');
}

/** A site without what stands before and behind its name: "www.tuoitre.vn" is "tuoitre". */
function siteName(outlet: string): string {
  const [host = ''] = outlet
    .replace(/^https?:\/\//iu, '')
    .replace(/^www\./iu, '')
    .split('/');
  return host.replace(/(?:\.(?:com|net|org|gov|edu))?\.[a-z]{2,4}$/iu, '');
}

/** The paper that `written` names and nothing else; `known` are the collection's outlets. Null when it names none. */
export function paperNamed(written: string, known: readonly string[]): NamedPaper | null {
  const said = written
    .normalize('NFC')
    .trim()
    .replace(/^https?:\/\//iu, '')
    .replace(/\/.*$/u, '');
  const bare = said.replace(LEADING, '');
  for (const one of [said, bare]) {
    const wanted = compact(INITIALS[compact(one)] ?? one);
    if (wanted.length < 2) continue;
    const keys = (outlet: string): string[] => [outlet, paperOf(outlet) ?? '', siteName(outlet)].map(compact);
    const paper = paperOf(INITIALS[compact(one)] ?? one);
    const outlets = known.filter(
      (outlet) => keys(outlet).includes(wanted) || (paper !== null && paperOf(outlet) === paper),
    );
    const isKnown = paper !== null && outletSince(paper, null) !== null;
    const own = outlets[0] === undefined ? null : paperOf(outlets[0]);
    // A paper that is not in the list of known ones is called as the collection calls it.
    const name = own !== null && outletSince(own, null) !== null ? own : (outlets[0] ?? paper);
    if (name !== null && (outlets.length > 0 || isKnown)) return { name, outlets };
  }
  return null;
}
