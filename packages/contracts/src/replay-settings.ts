import { Refusal } from "@springtide/refusal";
import { z } from "zod";
import { parseOrRefuse } from "./parse-or-refuse.ts";
import { Day } from "./units.ts";

const ReplayText = z.strictObject({
  from: Day.optional(),
  to: Day.optional(),
  season: z
    .string()
    .regex(/^(19|20)\d\d$/, "a season is the year in which its triggers fire, such as 2015")
    .transform(Number)
    .optional(),
});

/** Which days of the past are replayed: from one to another, or the season of a year. */
export type ReplayChoice =
  | { readonly from: string; readonly to: string; readonly year: null }
  | { readonly from: null; readonly to: null; readonly year: number };

/**
 * Reads what was asked of a replay in the words of the command line.
 * @throws Refusal with every finding
 */
export function replayChoice(texts: Readonly<Record<string, unknown>>, file: string): ReplayChoice {
  const { from, to, season } = parseOrRefuse(ReplayText, texts, file);
  if (season !== undefined && from === undefined && to === undefined) return { from: null, to: null, year: season };
  if (season !== undefined || from === undefined || to === undefined)
    throw new Refusal({
      code: "season-or-days",
      place: { file, field: season === undefined ? "/from" : "/season" },
      found:
        ["from", "to", "season"].filter((name) => texts[name] !== undefined).join(", ") || "neither days nor a season",
      rule: "either a first and a last day say what is replayed, or the year of a season does",
      remedy: "Write --from 2015-02-15 --to 2015-05-31, or --season 2015.",
    });
  if (to >= from) return { from, to, year: null };
  throw new Refusal({
    code: "to-before-from",
    place: { file, field: "/to" },
    found: to,
    rule: `the last day cannot lie before the first, ${from}`,
    remedy: "Exchange the two.",
  });
}
