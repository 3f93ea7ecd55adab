/** What a key asks of the shift that has the focus. */
export type ShiftCommand =
  | { readonly kind: "move" | "start" | "end"; readonly steps: number }
  | { readonly kind: "day" | "give" | "focus"; readonly by: number }
  | { readonly kind: "split" | "lock" | "remove" };

interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: Readonly<Record<string, -1 | 1>> = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * Arrows move by a step, with Shift the end, with Ctrl and Shift the start, with Ctrl by a day; up and down give the shift to the person
 * above or below; page keys go from shift to shift; S splits, L locks, Delete removes. Null for all other keys.
 */
export function commandOfKey({ key, shiftKey, ctrlKey, metaKey, altKey }: PressedKey): ShiftCommand | null {
  if (altKey) return null;
  const control = ctrlKey || metaKey;
  const steps = ARROWS[key];
  if (steps !== undefined) {
    if (control) return shiftKey ? { kind: "start", steps } : { kind: "day", by: steps };
    return { kind: shiftKey ? "end" : "move", steps };
  }
  if (control || shiftKey) return null;
  if (key === "ArrowUp" || key === "ArrowDown") return { kind: "give", by: key === "ArrowUp" ? -1 : 1 };
  if (key === "PageUp" || key === "PageDown") return { kind: "focus", by: key === "PageUp" ? -1 : 1 };
  if (key === "Delete" || key === "Backspace") return { kind: "remove" };
  if (key.toLowerCase() === "s") return { kind: "split" };
  if (key.toLowerCase() === "l") return { kind: "lock" };
  return null;
}
