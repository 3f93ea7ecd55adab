import type { Words } from "../words/words.ts";

/** A wait as it came out, in seconds or in minutes and seconds. */
export function waitWritten(seconds: number, words: Words): string {
  const rounded = Math.round(seconds);
  if (rounded < 120 || rounded % 60 === 0) return words.wait(rounded);
  if (rounded < 7200) return words.say("proof.minutes", { minutes: Math.round(rounded / 60) });
  return words.say("proof.hours", { hours: words.hours(rounded / 3600) });
}
