// Whether what Telegram sent tells of a chat or a person.

/** The fields under which an update names a chat, and whoever wrote or pressed. */
const NAMING: ReadonlySet<string> = new Set(['chat', 'from']);

/** Whether a `chat` or a `from` with that id is anywhere in an update, the message replied to included. */
export function mentions(update: unknown, id: number): boolean {
  if (typeof update !== 'object' || update === null) return false;
  return Object.entries(update).some(
    ([field, value]: [string, unknown]) =>
      (NAMING.has(field) &&
        typeof value === 'object' &&
        value !== null &&
        'id' in value &&
        value.id === id) ||
      mentions(value, id),
  );
}
