// How far a time zone is from Greenwich at a moment.

const OFFSET = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/u;

/** Minutes east of Greenwich of an IANA zone at a moment (milliseconds since 1970). */
export function zoneMinutes(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = OFFSET.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
