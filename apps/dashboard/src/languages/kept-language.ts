const KEY = "springtide-language";

/** The language that was chosen in this browser before; null if none, or where the browser keeps nothing. */
export function keptLanguage(): string | null {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Keeps the choice for the next visit; where the browser keeps nothing, it holds for this one. */
export function keepLanguage(language: string): void {
  try {
    window.localStorage.setItem(KEY, language);
  } catch {
    return;
  }
}
