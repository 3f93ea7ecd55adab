import type { MouseEvent } from "react";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { PortalAddress } from "./portal-address.ts";
import { portalHref, readPortalAddress } from "./portal-address.ts";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

function go(href: string, isStep: boolean): void {
  if (isStep) {
    window.history.pushState(null, "", href);
    window.scrollTo(0, 0);
  } else window.history.replaceState(null, "", href);
  for (const listener of listeners) listener();
}

/** Where the portal is. */
export function usePortalAddress(): PortalAddress {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  return useMemo(() => readPortalAddress(search), [search]);
}

/** One value that the page in view keeps in the address for itself; null takes it out. */
export function usePortalOwn(key: string): readonly [string | null, (value: string | null) => void] {
  const address = usePortalAddress();
  const set = useCallback(
    (value: string | null) => {
      const now = readPortalAddress(window.location.search);
      const own = Object.fromEntries(Object.entries(now.own).filter(([one]) => one !== key));
      go(portalHref({ ...now, own: value === null ? own : { ...own, [key]: value } }), false);
    },
    [key],
  );
  return [address.own[key] ?? null, set];
}

/** Goes to a page of the portal. */
export function goTo(to: Partial<PortalAddress>): void {
  go(portalHref(to), true);
}

/** What makes a link lead to a page of the portal without fetching it all again. */
export function linkTo(to: Partial<PortalAddress>): {
  readonly href: string;
  readonly onClick: (event: MouseEvent) => void;
} {
  const href = portalHref(to);
  return {
    href,
    onClick: (event) => {
      // A new tab is the browser's to open.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      go(href, true);
    },
  };
}
