// The place of a chunk among all that are scored, by its id; ids rise.

/** The place of an id; -1 when it is not among them. */
export function slotOf(ids: readonly number[], id: number): number {
  let [low, high] = [0, ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] as number) < id) low = middle + 1;
    else high = middle;
  }
  return ids[low] === id ? low : -1;
}

/** A 1 at the place of each of some ids that is among them. */
export function slotsOf(ids: readonly number[], some: readonly number[]): Uint8Array {
  const slots = new Uint8Array(ids.length);
  let slot = -1;
  for (const id of some) {
    // The chunks of some days are many, and most follow each other.
    slot = ids[slot + 1] === id ? slot + 1 : slotOf(ids, id);
    if (slot >= 0) slots[slot] = 1;
  }
  return slots;
}
