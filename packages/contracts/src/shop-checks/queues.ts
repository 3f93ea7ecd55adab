import type { Finding } from "@springtide/refusal";
import { ahtOfContact } from "../aht-of-contact.ts";
import { DEFERRED_FROM_SECONDS } from "../service-target.ts";
import type { ShopFile } from "../shop-file.ts";

const LONGEST_AHT_SECONDS = 86_400;
/** A thousandth of slack, for thirds written as 33.3%. */
const SHARE_SLACK = 0.001 + 1e-9;

/** Handling times, patience and short abandons that cannot be. */
export function queueFindings({ queues }: ShopFile): Finding[] {
  return queues.flatMap((queue, index) => [
    ...ahtFindings(ahtOfContact(queue) ?? queue.aht, index),
    ...unitFindings(queue, index),
    ...patienceFindings(queue, `/queues/${index}`),
    ...shortAbandonFindings(queue, index),
  ]);
}

function ahtFindings(ahtSeconds: number, index: number): Finding[] {
  const place = { field: `/queues/${index}/aht` };
  if (ahtSeconds <= 0)
    return [
      {
        code: "aht-not-positive",
        place,
        found: `${ahtSeconds} s`,
        rule: "an average handling time is longer than zero",
        remedy: "Write the time a contact takes including wrap-up, such as 5m.",
      },
    ];
  if (ahtSeconds > LONGEST_AHT_SECONDS)
    return [
      {
        code: "aht-too-long",
        place,
        found: `${ahtSeconds / 3600} hours`,
        rule: "an average handling time is the work on one contact, at most a day",
        remedy: "Check the unit (s, m, h): 5m is five minutes.",
      },
    ];
  return [];
}

function patienceFindings({ patience, patienceSegments }: ShopFile["queues"][number], at: string): Finding[] {
  const means = [
    ...(patience === undefined ? [] : [{ field: `${at}/patience`, seconds: patience }]),
    ...(patienceSegments ?? []).map(({ mean }, i) => ({ field: `${at}/patienceSegments/${i}/mean`, seconds: mean })),
  ];
  const notPositive = means
    .filter(({ seconds }) => seconds <= 0)
    .map(({ field, seconds }) => ({
      code: "patience-not-positive",
      place: { field },
      found: `${seconds} s`,
      rule: "a mean patience is longer than zero",
      remedy: "Write how long customers wait on average before they give up, such as 2m, or leave it out.",
    }));
  if (patienceSegments === undefined) return notPositive;
  if (patience === undefined) return [...notPositive, ...segmentFindings(patienceSegments, `${at}/patienceSegments`)];
  return [
    ...notPositive,
    {
      code: "patience-twice",
      place: { field: `${at}/patience` },
      found: "both patience and patienceSegments",
      rule: "a queue's customers have one patience: a mean for all, or groups",
      remedy: "Keep one of the two.",
    },
  ];
}

function segmentFindings(segments: readonly { readonly share: number }[], field: string): Finding[] {
  const sum = segments.reduce((total, { share }) => total + share, 0);
  const empty = segments.flatMap(({ share }, i) => (share > 0 ? [] : [`${field}/${i}/share`]));
  return [
    ...empty.map((place) => ({
      code: "segment-without-share",
      place: { field: place },
      found: "a share of 0%",
      rule: "a group of customers has some of the contacts",
      remedy: "Leave the group out, or give it a share.",
    })),
    ...(Math.abs(sum - 1) <= SHARE_SLACK
      ? []
      : [
          {
            code: "shares-do-not-add-up",
            place: { field },
            found: `shares that add up to ${(sum * 100).toFixed(1)}%`,
            rule: "the shares of the groups of customers add up to 100%",
            remedy: "Correct the shares so that they make 100%.",
          },
        ]),
  ];
}

function shortAbandonFindings({ target }: ShopFile["queues"][number], index: number): Finding[] {
  if (target.shortAbandonSeconds === undefined || target.definition === "slExclShort") return [];
  return [
    {
      code: "short-abandon-without-use",
      place: { field: `/queues/${index}/target/shortAbandon` },
      found: `shortAbandon with ${target.definition}`,
      rule: "only slExclShort leaves short abandons out",
      remedy: "Leave shortAbandon out, or write definition: slExclShort.",
    },
  ];
}

/** Cases and messages are told apart where work waits in a pile; whoever waits on a line is one contact. */
function unitFindings({ target, unit, touchesPerCase }: ShopFile["queues"][number], index: number): Finding[] {
  if (target.withinSeconds >= DEFERRED_FROM_SECONDS) return [];
  const told = [...(unit === undefined ? [] : ["unit"]), ...(touchesPerCase === undefined ? [] : ["touchesPerCase"])];
  return told.map((key) => ({
    code: "unit-of-line",
    place: { field: `/queues/${index}/${key}` },
    found: `${key} with a promise of ${target.withinSeconds} s`,
    rule: "cases and messages are told apart in deferred work only, which has a promise of an hour or longer",
    remedy: `Leave ${key} out, or give the promise that the work has.`,
  }));
}
