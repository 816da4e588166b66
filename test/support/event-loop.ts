// Counts how often the event loop comes round while something works.

/** Turns of the event loop until `work` is done. */
export async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let working = true;
  const turn = (): void => {
    turns++;
    if (working) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  working = false;
  return turns;
}
