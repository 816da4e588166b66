// Time zones by the names that people give them: an IANA name, or a city or country in Vietnamese or English.
import { DEFAULT_DIGEST_SETTINGS } from './digest.js';
import { isZone } from './digest-schedule.js';
import { foldText } from './text.js';

/** Offered by buttons: where most Vietnamese live. */
export const COMMON_ZONES = [
  'Asia/Ho_Chi_Minh',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Asia/Taipei',
  'Australia/Sydney',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
] as const;

const VIETNAM = DEFAULT_DIGEST_SETTINGS.zone;
/** Other names, folded, than that of the zone's own city. */
const CITIES: Readonly<Record<string, string>> = {
  'ho chi minh': VIETNAM,
  'ha noi': VIETNAM,
  hanoi: VIETNAM,
  'sai gon': VIETNAM,
  saigon: VIETNAM,
  'viet nam': VIETNAM,
  vietnam: VIETNAM,
  'tp hcm': VIETNAM,
  tphcm: VIETNAM,
  'da nang': VIETNAM,
  hue: VIETNAM,
  'can tho': VIETNAM,
  'nhat ban': 'Asia/Tokyo',
  nhat: 'Asia/Tokyo',
  japan: 'Asia/Tokyo',
  osaka: 'Asia/Tokyo',
  'han quoc': 'Asia/Seoul',
  korea: 'Asia/Seoul',
  'dai loan': 'Asia/Taipei',
  'dai bac': 'Asia/Taipei',
  taiwan: 'Asia/Taipei',
  'bac kinh': 'Asia/Shanghai',
  beijing: 'Asia/Shanghai',
  'thuong hai': 'Asia/Shanghai',
  'trung quoc': 'Asia/Shanghai',
  'hong kong': 'Asia/Hong_Kong',
  'thai lan': 'Asia/Bangkok',
  'bang coc': 'Asia/Bangkok',
  'vieng chan': 'Asia/Vientiane',
  lao: 'Asia/Vientiane',
  'nam vang': 'Asia/Phnom_Penh',
  campuchia: 'Asia/Phnom_Penh',
  malaysia: 'Asia/Kuala_Lumpur',
  'an do': 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  'mat xco va': 'Europe/Moscow',
  matxcova: 'Europe/Moscow',
  nga: 'Europe/Moscow',
  anh: 'Europe/London',
  'luan don': 'Europe/London',
  duc: 'Europe/Berlin',
  germany: 'Europe/Berlin',
  munich: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  phap: 'Europe/Paris',
  sec: 'Europe/Prague',
  'cong hoa sec': 'Europe/Prague',
  praha: 'Europe/Prague',
  ao: 'Europe/Vienna',
  'thuy si': 'Europe/Zurich',
  'thuy dien': 'Europe/Stockholm',
  'na uy': 'Europe/Oslo',
  'dan mach': 'Europe/Copenhagen',
  'phan lan': 'Europe/Helsinki',
  'tay ban nha': 'Europe/Madrid',
  hungary: 'Europe/Budapest',
  slovakia: 'Europe/Bratislava',
  'ba lan': 'Europe/Warsaw',
  'ha lan': 'Europe/Amsterdam',
  california: 'America/Los_Angeles',
  'san jose': 'America/Los_Angeles',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  texas: 'America/Chicago',
  houston: 'America/Chicago',
  dallas: 'America/Chicago',
  washington: 'America/New_York',
  boston: 'America/New_York',
  canberra: 'Australia/Sydney',
};

/** By the folded name of the zone's city, the last part of its name. */
const BY_CITY: ReadonlyMap<string, string> = new Map(
  Intl.supportedValuesOf('timeZone').map((zone) => [folded(zoneCity(zone)), zone]),
);

/** The IANA name that a text means; null when none is known by it. */
export function readZone(text: string): string | null {
  const name = folded(text);
  const named = CITIES[name] ?? BY_CITY.get(name);
  if (named !== undefined) return named;
  // "+07:00" is a zone to Intl, but one that knows of no summer time.
  const written = text.trim().replace(/\s+/gu, '_');
  if (!/^[A-Za-z]{2,}(?:[/_+-][A-Za-z0-9_+-]+)*$/u.test(written) || !isZone(written)) return null;
  const known = new Intl.DateTimeFormat('en', { timeZone: written }).resolvedOptions().timeZone;
  return known === 'Asia/Saigon' ? VIETNAM : known;
}

/** `Los Angeles` of `America/Los_Angeles`. */
export function zoneCity(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Whether the clocks are those of Vietnam. */
export function isVietnam(zone: string): boolean {
  return zone === VIETNAM || zone === 'Asia/Saigon';
}

function folded(name: string): string {
  return foldText(name.normalize('NFC'))
    .replace(/[\s._-]+/gu, ' ')
    .trim();
}
