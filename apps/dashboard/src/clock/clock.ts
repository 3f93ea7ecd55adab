/** What time it is, said again whenever another minute begins: deadlines become past while a page is open. */
export interface Clock {
  /** The minute that has begun, in milliseconds of epoch time. */
  readonly minuteMs: () => number;
  /** Calls the listener from time to time, at least once a minute, until the function given back is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

const MINUTE_MS = 60_000;
/** Often enough for a deadline to turn past within seconds, and after a laptop has slept. */
const LOOK_EVERY_MS = 5_000;

/**
 * A clock over a reading of milliseconds. It shows whole minutes, so that what hangs on it is worked out once a minute.
 * @param readMs epoch time now; the only place where the page looks at one
 */
export function minuteClock(readMs: () => number): Clock {
  return {
    minuteMs: () => Math.floor(readMs() / MINUTE_MS) * MINUTE_MS,
    subscribe: (listener) => {
      const timer = setInterval(listener, LOOK_EVERY_MS);
      return () => {
        clearInterval(timer);
      };
    },
  };
}
