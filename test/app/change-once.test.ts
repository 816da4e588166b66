// Asking whether the collection has changed: once for a question, by itself for all else.
import { expect, it } from 'vitest';
import { createChangeOnce } from '../../src/app/change-once.js';

function counted() {
  let asked = 0;
  const once = createChangeOnce(async () => ++asked);
  return { ...once, asked: () => asked };
}

function gate(): [Promise<void>, () => void] {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return [opened, () => open()];
}

it('asks once for what one question wants to know, and again for the next and for one beside it', async () => {
  const { change, during, asked } = counted();
  const question = () =>
    during(async () => {
      const first = await change();
      await Promise.resolve();
      return [first, ...(await Promise.all([change(), change()]))];
    });
  expect(await Promise.all([question(), question()])).toEqual([
    [1, 1, 1],
    [2, 2, 2],
  ]);
  expect(await question()).toEqual([3, 3, 3]);
  expect(asked()).toBe(3);
});

it('tells the present to whoever is not in a question, even while one is answered', async () => {
  const { change, during } = counted();
  const [begun, begin] = gate();
  const [over, end] = gate();
  const question = during(async () => {
    const before = await change();
    begin();
    await over;
    return [before, await change()];
  });
  await begun;
  expect([await change(), await change()]).toEqual([2, 3]);
  end();
  expect(await question).toEqual([1, 1]);
});

it('tells the present to what a question started, once the question is over', async () => {
  const { change, during } = counted();
  const [over, end] = gate();
  let later: Promise<number> = Promise.resolve(0);
  await during(async () => {
    await change();
    later = over.then(change);
  });
  end();
  expect(await later).toBe(2);
});

it('asks again where asking failed', async () => {
  let fails = true;
  const { change, during } = createChangeOnce(async () => {
    if (fails) throw new Error('no server');
    return 7;
  });
  await during(async () => {
    await expect(change()).rejects.toThrow('no server');
    fails = false;
    expect(await change()).toBe(7);
  });
});
