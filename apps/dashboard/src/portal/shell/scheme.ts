const KEY = "springtide-scheme";

export type Scheme = "light" | "dark";

/** What was chosen in this browser before; null where the system decides. */
export function keptScheme(): Scheme | null {
  try {
    const kept = window.localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : null;
  } catch {
    return null;
  }
}

/** The colours that are shown: as chosen, else by the system. */
export function schemeNow(): Scheme {
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  return keptScheme() ?? (dark ? "dark" : "light");
}

export function showScheme(scheme: Scheme | null): void {
  if (scheme !== null) document.documentElement.dataset["scheme"] = scheme;
}

/** Shows these colours, now and at the next visit; where the browser keeps nothing, now. */
export function chooseScheme(scheme: Scheme): void {
  showScheme(scheme);
  try {
    window.localStorage.setItem(KEY, scheme);
  } catch {
    return;
  }
}
