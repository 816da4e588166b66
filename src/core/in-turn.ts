// Does one thing after another where each has to be waited for: what map, filter and some do where nothing has to be.

/** What `work` gives for each item, in their order; the next is begun when the last is done. */
export async function inTurn<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item, index: number) => Promise<Result> | Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item, results.length));
  return results;
}

/** What `work` gives for each item, in their order; `pause` lets others have the thread after each `atOnce` of them. */
export async function inSteps<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Result,
  pause: () => Promise<void>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    if (results.length > 0 && results.length % atOnce === 0) await pause();
    results.push(work(item));
  }
  return results;
}

/** The items for which `holds` comes true, in their order. */
export async function keptInTurn<Item>(
  items: Iterable<Item>,
  holds: (item: Item) => Promise<boolean> | boolean,
): Promise<Item[]> {
  const kept: Item[] = [];
  for (const item of items) if (await holds(item)) kept.push(item);
  return kept;
}

/** Whether `holds` comes true for an item; those after the first such one are not asked about. */
export async function anyInTurn<Item>(
  items: Iterable<Item>,
  holds: (item: Item) => Promise<boolean> | boolean,
): Promise<boolean> {
  for (const item of items) if (await holds(item)) return true;
  return false;
}

/** All that comes one by one, as a list. */
export async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
