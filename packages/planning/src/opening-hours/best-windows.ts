/** A set of windows, and how it was found. */
export interface ChosenWindows {
  /** Places of the windows to open, ascending. */
  readonly windows: readonly number[];
  readonly method: "every-set" | "one-by-one";
}

/** With more windows than this there are too many sets to look at each. */
const MOST_ENUMERATED = 4;
/** Less than this is no gain. */
const NOTHING = 1e-9;

/**
 * Which windows to open, one yes or no for each: the set worth most, against 0 for none. Of up to four windows every set is looked at; of more
 * the window that adds most is taken, again and again, which may miss a better set.
 * @param worth of a set of windows, in money
 * Cost: 2^windows evaluations up to four windows, otherwise at most windows^2.
 */
export function bestWindows(windows: number, worth: (set: readonly number[]) => number): ChosenWindows {
  if (windows > MOST_ENUMERATED) return { windows: oneByOne(windows, worth), method: "one-by-one" };
  const sets = Array.from({ length: 2 ** windows - 1 }, (_, i) =>
    Array.from({ length: windows }, (__, window) => window).filter((window) => (((i + 1) >> window) & 1) === 1),
  );
  let best: { set: readonly number[]; worth: number } = { set: [], worth: 0 };
  for (const set of sets) {
    const here = worth(set);
    if (here > best.worth + NOTHING) best = { set, worth: here };
  }
  return { windows: best.set, method: "every-set" };
}

function oneByOne(windows: number, worth: (set: readonly number[]) => number): number[] {
  let chosen: number[] = [];
  let reached = 0;
  for (;;) {
    let next: { set: number[]; worth: number } | null = null;
    for (let window = 0; window < windows; window += 1) {
      if (chosen.includes(window)) continue;
      const set = [...chosen, window].sort((a, b) => a - b);
      const here = worth(set);
      if (here > (next?.worth ?? reached) + NOTHING) next = { set, worth: here };
    }
    if (next === null) return chosen;
    ({ set: chosen, worth: reached } = next);
  }
}
