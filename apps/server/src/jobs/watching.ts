/** Something that is looked at until it is no longer wanted. */
export interface Watched<State> {
  /** How it is now; null if it is gone. */
  readonly read: () => Promise<State | null>;
  /** Has a function called when this process hears of a change; gives back what ends that. */
  readonly listen: (changed: () => void) => () => void;
  readonly tell: (state: State) => void;
}

/** What happens in other processes is seen this often. */
const POLL_MS = 1_000;
/** Changes of this process are told no more often. */
const LEAST_MS = 100;

/** Tells every change of something, whether it happens in this process or in another, until the function given back is called. */
export function watching<State>({ read, listen, tell }: Watched<State>): () => void {
  let told = "";
  let ended = false;
  let timer: NodeJS.Timeout | null = null;
  let dueMs = Infinity;
  let reading = false;
  const look = async (): Promise<void> => {
    reading = true;
    dueMs = Infinity;
    // A database that is away for a moment is asked again.
    const state = await read().catch(() => null);
    reading = false;
    if (ended) return;
    const text = JSON.stringify(state);
    if (state !== null && text !== told) {
      told = text;
      tell(state);
    }
    later(POLL_MS);
  };
  const later = (ms: number): void => {
    const due = performance.now() + ms;
    if (ended || due >= dueMs) return;
    if (timer !== null) clearTimeout(timer);
    dueMs = due;
    timer = setTimeout(() => {
      if (reading) again();
      else void look();
    }, ms);
  };
  const again = (): void => {
    dueMs = Infinity;
    later(LEAST_MS);
  };
  const unlisten = listen(() => {
    later(LEAST_MS);
  });
  later(0);
  return () => {
    ended = true;
    unlisten();
    if (timer !== null) clearTimeout(timer);
  };
}
