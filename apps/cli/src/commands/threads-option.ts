import { Refusal } from "@springtide/refusal";

/** Threads as they are typed; undefined where they are not. @throws Refusal `threads-not-a-number` */
export function threadsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const threads = Number(text);
  if (/^\d+$/.test(text) && threads >= 1 && threads <= 256) return threads;
  throw new Refusal({
    code: "threads-not-a-number",
    place: {},
    found: `--threads "${text}"`,
    rule: "it is a whole number from 1 to 256",
    remedy: "Give one, such as --threads 4, or leave it out.",
  });
}
