import type { Finding } from "@springtide/refusal";
import type { AgreementText } from "../agreement-text.ts";
import { INTERVAL_MINUTES } from "../interval.ts";
import type { ShopFile } from "../shop-file.ts";
import { longestBlockSeconds } from "./longest-block.ts";

const MINUTE = 60;

/** Shapes of blocks that contradict each other, the planning interval or the hours in which seats can be had. */
export function blockFindings({ agreements, interval }: ShopFile): Finding[] {
  const intervalSeconds = INTERVAL_MINUTES[interval] * MINUTE;
  return agreements.flatMap((terms, i) => {
    const at = `/agreements/${i}`;
    const shortest = shortestFindings(terms, at);
    if (shortest.length > 0) return shortest;
    const ofGrid = gridFindings(terms, intervalSeconds, at);
    return ofGrid.length > 0
      ? ofGrid
      : [...longestFindings(terms, at), ...hoursFindings(terms, at), ...breakFindings(terms, at)];
  });
}

function shortestFindings({ minimumBlock }: AgreementText, at: string): Finding[] {
  if (minimumBlock >= MINUTE && minimumBlock <= 86_400) return [];
  return [
    {
      code: "minimum-block-out-of-range",
      place: { field: `${at}/minimumBlock` },
      found: `${minimumBlock} s`,
      rule: "the shortest stretch a partner sells is between one minute and one day",
      remedy: "Write it as 4h or 30m; where there is none, write the planning interval, such as 15m.",
    },
  ];
}

/** Lengths are whole intervals; a step may also divide the interval, which then is the step that counts. */
function gridFindings(terms: AgreementText, intervalSeconds: number, at: string): Finding[] {
  const { minimumBlock, maximumBlock, blockStep, startEvery } = terms;
  const told = written(intervalSeconds);
  const lengths = Object.entries({ minimumBlock, maximumBlock }).flatMap(([key, seconds]): Finding[] =>
    seconds === undefined || seconds % intervalSeconds === 0
      ? []
      : [
          {
            code: "block-not-on-grid",
            place: { field: `${at}/${key}` },
            found: `${written(seconds)} in intervals of ${told}`,
            rule: "a block lasts whole planning intervals",
            remedy: `Write a multiple of ${told}, or plan in a shorter interval.`,
          },
        ],
  );
  const steps = Object.entries({ blockStep, startEvery }).flatMap(([key, seconds]): Finding[] =>
    seconds === undefined || isStep(seconds, intervalSeconds)
      ? []
      : [
          {
            code: "block-step-not-on-grid",
            place: { field: `${at}/${key}` },
            found: `steps of ${written(seconds)} in intervals of ${told}`,
            rule: "blocks begin and grow in steps of whole minutes up to a day that fit the planning interval",
            remedy: `Write a multiple of ${told}, or leave it out.`,
          },
        ],
  );
  return [...lengths, ...steps];
}

function isStep(seconds: number, intervalSeconds: number): boolean {
  if (seconds < MINUTE || seconds > 86_400 || seconds % MINUTE !== 0) return false;
  return seconds % intervalSeconds === 0 || intervalSeconds % seconds === 0;
}

function longestFindings({ minimumBlock, maximumBlock = Infinity }: AgreementText, at: string): Finding[] {
  if (maximumBlock >= minimumBlock) return [];
  return [
    {
      code: "minimum-block-above-maximum",
      place: { field: `${at}/minimumBlock` },
      found: `${written(minimumBlock)}, longer than the maximumBlock of ${written(maximumBlock)}`,
      rule: "the shortest block is no longer than the longest",
      remedy: "Swap the two, or correct one.",
    },
  ];
}

function hoursFindings({ minimumBlock, startEvery, openingHours }: AgreementText, at: string): Finding[] {
  if (openingHours === undefined) return [];
  const longest = longestBlockSeconds(openingHours, MINUTE);
  // Hours in which nothing ever opens are told of as such.
  if (longest === 0) return [];
  if (longest < minimumBlock)
    return [
      {
        code: "minimum-block-longer-than-opening-hours",
        place: { field: `${at}/minimumBlock` },
        found: `${written(minimumBlock)}, where openingHours have no stretch longer than ${written(longest)}`,
        rule: "seats can be had at a stretch for the shortest block at least",
        remedy: "Shorten minimumBlock, or lengthen openingHours.",
      },
    ];
  if (startEvery === undefined || longestBlockSeconds(openingHours, startEvery) >= minimumBlock) return [];
  return [
    {
      code: "no-block-fits-opening-hours",
      place: { field: `${at}/startEvery` },
      found: `starts every ${written(startEvery)}, none of which leaves ${written(minimumBlock)} of openingHours`,
      rule: "a block of minimumBlock can begin at some start in openingHours",
      remedy: "Shorten startEvery or minimumBlock, or let openingHours begin where a block may.",
    },
  ];
}

function breakFindings({ blockBreak, minimumBlock }: AgreementText, at: string): Finding[] {
  if (blockBreak === undefined) return [];
  const { after, length } = blockBreak;
  if ([after, length].some((seconds) => seconds % MINUTE !== 0) || length < MINUTE)
    return [
      {
        code: "break-not-in-minutes",
        place: { field: `${at}/blockBreak` },
        found: `a break of ${length} s after ${after} s`,
        rule: "breaks last and begin in whole minutes",
        remedy: "Write them as 30m and 6h.",
      },
    ];
  const shortest = Math.max(after, minimumBlock);
  if (length < shortest) return [];
  return [
    {
      code: "break-longer-than-block",
      place: { field: `${at}/blockBreak/length` },
      found: `a break of ${written(length)} in blocks of ${written(shortest)}`,
      rule: "a break is shorter than every block it is taken in",
      remedy: "Shorten length, or raise after.",
    },
  ];
}

/** "4 h", "45 min", "90 s". */
function written(seconds: number): string {
  if (seconds % 3600 === 0) return `${seconds / 3600} h`;
  return seconds % MINUTE === 0 ? `${seconds / MINUTE} min` : `${seconds} s`;
}
