/** From here on a promise is kept over the hours of a day and not on the line: the plan moves such work within its day. */
const DEFERRED_FROM_SECONDS = 3600;

const ON_THE_LINE_SECONDS = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600] as const;
const OVER_THE_DAY_HOURS = [1, 2, 4, 8, 12, 24, 48] as const;

/** Waits in seconds that can be promised in place of a stored one, which is among them; of its own kind, in order. */
export function waitChoices(storedSeconds: number): readonly number[] {
  const usual: readonly number[] = isDeferred(storedSeconds)
    ? OVER_THE_DAY_HOURS.map((hours) => hours * 3600)
    : ON_THE_LINE_SECONDS;
  return [...new Set([...usual, storedSeconds])].sort((a, b) => a - b);
}

export function isDeferred(withinSeconds: number): boolean {
  return withinSeconds >= DEFERRED_FROM_SECONDS;
}
