// Lines that wait until it is known that they are worth writing.
import { expect, it } from 'vitest';
import { heldLog } from '../../src/vectors/vector-log.js';

it('writes what was held, in order and at its level, and from then on at once', () => {
  const written: unknown[] = [];
  const at = (level: string) => (fields: object, message: string) =>
    void written.push([level, fields, message]);
  const held = heldLog({ info: at('info'), warn: at('warn'), error: at('error') });
  held.warn({ reason: 'gone' }, 'first');
  held.info({}, 'second');
  expect(written).toEqual([]);
  held.release();
  held.error({}, 'third');
  expect(written).toEqual([
    ['warn', { reason: 'gone' }, 'first'],
    ['info', {}, 'second'],
    ['error', {}, 'third'],
  ]);
});
