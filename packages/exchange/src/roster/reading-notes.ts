import type { ReadingNote } from "@springtide/contracts";
import type { DateOrder } from "../contacts/clock-reading.ts";

/** That dates were read in one of the orders that they could have, as their days follow on in it. */
export function dayFirstNote(order: DateOrder): ReadingNote {
  const first = order === "dmy" ? "day" : "month";
  return {
    code: `dates-${first}-first`,
    sentence: `The dates are read ${first} first: so they follow on.`,
    values: {},
  };
}

/** That breaks of so many shifts were placed, as the file only says how long they are. */
export function spreadBreaksNote(shifts: number): ReadingNote {
  return {
    code: "breaks-spread",
    sentence: `Breaks of which only the length is told are taken to part the work into equal stretches; shifts with such breaks: ${shifts}.`,
    values: { shifts },
  };
}
