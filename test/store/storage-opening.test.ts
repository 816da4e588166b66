// Opening the embedded database as a whole, where it cannot be opened.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '../../src/store/connection.js';
import { openSqliteStorage } from '../../src/store/storage.js';
import { createWorkplace, type Workplace } from '../support/product.js';

let place: Workplace;
beforeAll(async () => {
  place = await createWorkplace();
});
afterAll(() => place.remove());

it('leaves neither a connection nor a thread behind', async () => {
  const file = join(await place.dataDir(), 'trichdan.sqlite');
  await (await openSqliteStorage(file)).close();
  const spoilt = connect(file);
  spoilt.exec('DROP TABLE votes');
  spoilt.close();
  const onReadingDeath = (): void => {
    throw new Error('The thread ended unasked.');
  };
  await expect(openSqliteStorage(file, { onReadingDeath })).rejects.toThrow('no such table: votes');
  // Refused while anything else has the file open.
  connect(file, { exclusive: true }).close();
});
