/** Whether the server behind the page answers; told by every request, and asked again and again while it does not. */
export interface Connection {
  readonly isLost: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** A request was answered, or nobody answered it. */
  readonly hear: (answered: boolean) => void;
  /** Asks now instead of in a while. */
  readonly askNow: () => void;
}

/** How long to wait before asking again, milliseconds: often at first, then now and then. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * @param ask whether the server answers; never throws
 * @param wait calls back after so many milliseconds, until what it gives back is called
 */
export function connection(
  ask: () => Promise<boolean>,
  wait: (ms: number, then: () => void) => () => void,
): Connection {
  const listeners = new Set<() => void>();
  let isLost = false;
  let tries = 0;
  let stopWaiting = (): void => undefined;
  const hear = (answered: boolean): void => {
    if (isLost !== answered) return;
    isLost = !answered;
    tries = 0;
    stopWaiting();
    if (isLost) askLater();
    for (const listener of listeners) listener();
  };
  const askNow = (): void => {
    stopWaiting();
    void ask().then((answered) => {
      hear(answered);
      if (!answered) askLater();
    });
  };
  const askLater = (): void => {
    stopWaiting();
    stopWaiting = wait(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0, askNow);
    tries += 1;
  };
  return {
    isLost: () => isLost,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hear,
    askNow,
  };
}
