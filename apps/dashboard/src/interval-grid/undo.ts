/** Something that is changed step by step, with the way back and forth. */
export interface Undoable<T> {
  readonly now: T;
  /** Oldest first. */
  readonly past: readonly T[];
  /** The next to come back first. */
  readonly future: readonly T[];
}

const MOST_STEPS = 200;

export function undoable<T>(now: T): Undoable<T> {
  return { now, past: [], future: [] };
}

/** A step forward; what was undone before cannot come back after it. A step to the same is none. */
export function done<T>(state: Undoable<T>, now: T): Undoable<T> {
  if (now === state.now) return state;
  return { now, past: [...state.past, state.now].slice(-MOST_STEPS), future: [] };
}

export function undone<T>(state: Undoable<T>): Undoable<T> {
  const before = state.past.at(-1);
  if (before === undefined) return state;
  return { now: before, past: state.past.slice(0, -1), future: [state.now, ...state.future] };
}

export function redone<T>(state: Undoable<T>): Undoable<T> {
  const [next, ...future] = state.future;
  if (next === undefined) return state;
  return { now: next, past: [...state.past, state.now], future };
}
