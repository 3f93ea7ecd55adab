import type { Finding } from "@springtide/refusal";
import { startMinutesOf } from "../shift-pattern.ts";
import type { ShopFile } from "../shop-file.ts";

const MINUTE = 60;
const LONGEST_SECONDS = 86_400;
/** More starts, lengths and places of breaks than this are a slip: every ten minutes of a day would be fewer. */
const MOST_STARTS = 288;

type PatternText = ShopFile["shiftPatterns"][number];

/** Patterns and contracts whose times cannot be. */
export function patternFindings({ shiftPatterns, contracts }: ShopFile): Finding[] {
  return [
    ...contracts.flatMap((contract, i) => contractFindings(contract, `/contracts/${i}`)),
    ...shiftPatterns.flatMap((pattern, i) => {
      const at = `/shiftPatterns/${i}`;
      return [startFindings, lengthFindings, breakFindings].flatMap((check) => check(pattern, at));
    }),
  ];
}

function contractFindings(contract: ShopFile["contracts"][number], at: string): Finding[] {
  const { hours, leastHours = hours } = contract;
  if (leastHours <= hours) return [];
  return [
    {
      code: "least-hours-above-hours",
      place: { field: `${at}/leastHours` },
      found: `${leastHours} hours, more than the ${hours} of the contract`,
      rule: "hours paid in any case are no more than the hours agreed on",
      remedy: "Lower leastHours, or raise hours.",
    },
  ];
}

function startFindings(pattern: PatternText, at: string): Finding[] {
  const { starts, every } = pattern;
  if (Array.isArray(starts))
    return every === undefined
      ? []
      : [
          {
            code: "every-beside-a-list",
            place: { field: `${at}/every` },
            found: "steps for starts that are a list",
            rule: "every says the steps within a stretch such as 06:00-10:00",
            remedy: "Remove every, or write the starts as a stretch.",
          },
        ];
  if (every !== undefined && (every < MINUTE || every % MINUTE !== 0))
    return [
      {
        code: "starts-not-in-minutes",
        place: { field: `${at}/every` },
        found: `${every} s`,
        rule: "starts are whole minutes apart",
        remedy: "Write steps such as 15m or 30m.",
      },
    ];
  const count = startMinutesOf(pattern).length;
  return count > 0 && count <= MOST_STARTS
    ? []
    : [
        {
          code: "too-many-starts",
          place: { field: `${at}/starts` },
          found: `${count} starts a day`,
          rule: `a pattern has 1 to ${MOST_STARTS} starts a day`,
          remedy: "Write longer steps in every, or a shorter stretch.",
        },
      ];
}

function lengthFindings({ lengths }: PatternText, at: string): Finding[] {
  return lengths.flatMap((length, i): Finding[] =>
    length >= MINUTE && length <= LONGEST_SECONDS && length % MINUTE === 0
      ? []
      : [
          {
            code: "shift-length-out-of-range",
            place: { field: `${at}/lengths/${i}` },
            found: `${length} s`,
            rule: "a shift lasts from one minute to one day, in whole minutes",
            remedy: "Write its length as 4h or 8.5h.",
          },
        ],
  );
}

function breakFindings({ breaks, lengths }: PatternText, at: string): Finding[] {
  const shortest = Math.min(...lengths);
  let earliestEnd = 0;
  return breaks.flatMap(({ length, from, to }, i): Finding[] => {
    const field = `${at}/breaks/${i}`;
    const latestStart = Math.max(from, earliestEnd);
    earliestEnd = latestStart + length;
    if ([length, from, to].some((seconds) => seconds % MINUTE !== 0) || length < MINUTE)
      return [
        {
          code: "break-not-in-minutes",
          place: { field },
          found: `a break of ${length} s, from ${from} s to ${to} s`,
          rule: "breaks last and begin in whole minutes",
          remedy: "Write them as 30m, 3h or 4.5h.",
        },
      ];
    if (from > to)
      return [
        {
          code: "break-window-in-reverse",
          place: { field: `${field}/to` },
          found: "a latest beginning before the earliest",
          rule: "a break begins between from and to",
          remedy: "Swap the two, or correct one.",
        },
      ];
    if (latestStart <= to && earliestEnd < shortest) return [];
    return [
      {
        code: "break-not-in-shift",
        place: { field },
        found: `a break that can end ${hours(earliestEnd)} after the start at the earliest, in a shift of ${hours(shortest)}`,
        rule: "every break fits between the one before it and the end of the shortest shift",
        remedy: "Let it begin earlier, or give the short shift a pattern of its own.",
      },
    ];
  });
}

function hours(seconds: number): string {
  return `${Math.round(seconds / 36) / 100} h`;
}
