const KEY = "springtide-first-file";

/** Browsers give a page its files once: what was chosen before a reload is known by name alone. */
export function rememberFile(name: string | null): void {
  try {
    if (name === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, name);
  } catch {
    // A browser that keeps nothing for the page forgets this too.
  }
}

/** Name of the file that was chosen in this tab before the page was loaded anew; null where none was. */
export function lostFile(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
