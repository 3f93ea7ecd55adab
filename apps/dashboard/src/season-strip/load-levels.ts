import type { Words } from "../words/words.ts";

/** How a day's load stands against the own roster, from nothing to far beyond it. */
export type LoadLevel = "closed" | "light" | "easy" | "full" | "over" | "far-over" | "beyond";

/** The upper end of each level, as load over roster. */
export const LOAD_LEVELS: readonly { readonly level: LoadLevel; readonly upTo: number }[] = [
  { level: "light", upTo: 0.5 },
  { level: "easy", upTo: 0.75 },
  { level: "full", upTo: 1 },
  { level: "over", upTo: 1.5 },
  { level: "far-over", upTo: 2.5 },
  { level: "beyond", upTo: Infinity },
];

export function levelOf(load: number | null): LoadLevel {
  if (load === null) return "closed";
  return LOAD_LEVELS.find(({ upTo }) => load <= upTo)?.level ?? "beyond";
}

/** A load beyond the roster as a sign, where there is no room for its figure. */
export function signOf(level: LoadLevel): string {
  return { closed: "", light: "", easy: "", full: "", over: "+", "far-over": "++", beyond: "+++" }[level];
}

/** "50 to 75%": which loads the level at that place of `LOAD_LEVELS` stands for. */
export function levelInWords(place: number, { say, share, count }: Words): string {
  const [above, upTo] = [LOAD_LEVELS[place - 1]?.upTo, LOAD_LEVELS[place]?.upTo ?? Infinity];
  if (above === undefined) return say("season-strip.under", { share: share(upTo) });
  if (upTo === Infinity) return say("season-strip.over", { share: share(above) });
  return say("season-strip.from-to", { from: count(above * 100), to: share(upTo) });
}
