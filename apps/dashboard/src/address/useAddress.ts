import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Address } from "./address.ts";
import { moved, readAddress, writeAddress } from "./address.ts";

/** Goes where the change leads. */
export type Move = (change: Partial<Address>) => void;

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

/** The page's state lives in its address, so that it can be sent to somebody. Another shop or view is a step in the history. */
export function useAddress(): readonly [Address, Move] {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  const address = useMemo(() => readAddress(search), [search]);
  const move = useCallback((change: Partial<Address>) => {
    const target = `${window.location.pathname}${writeAddress(moved(readAddress(window.location.search), change))}`;
    if (change.shop === undefined && change.view === undefined) window.history.replaceState(null, "", target);
    else window.history.pushState(null, "", target);
    for (const listener of listeners) listener();
  }, []);
  return [address, move];
}

/**
 * One value that the page in view keeps in the address for itself.
 * @param key a word that no other page uses; null as value takes it out of the address
 */
export function useOwn(key: string): readonly [string | null, (value: string | null) => void] {
  const [address, move] = useAddress();
  const set = useCallback(
    (value: string | null) => {
      const own = new Map(Object.entries(readAddress(window.location.search).own));
      if (value === null) own.delete(key);
      else own.set(key, value);
      move({ own: Object.fromEntries(own) });
    },
    [key, move],
  );
  return [address.own[key] ?? null, set];
}
