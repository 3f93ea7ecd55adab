import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let times = 0;

/** Opens the command palette, from wherever on the page. */
export function askForPalette(): void {
  times += 1;
  for (const listener of listeners) listener();
}

/** How often the palette was asked for since the page was opened. */
export function useTimesAsked(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => times,
  );
}
