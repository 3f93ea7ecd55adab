import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";

const LONGEST_AHT_SECONDS = 86_400;

/** Handling times and patience that cannot be. */
export function queueFindings({ queues }: ShopFile): Finding[] {
  return queues.flatMap(({ aht, patience }, index) => [
    ...ahtFindings(aht, index),
    ...patienceFindings(patience, index),
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

function patienceFindings(patienceSeconds: number | undefined, index: number): Finding[] {
  if (patienceSeconds === undefined || patienceSeconds > 0) return [];
  return [
    {
      code: "patience-not-positive",
      place: { field: `/queues/${index}/patience` },
      found: `${patienceSeconds} s`,
      rule: "a mean patience is longer than zero",
      remedy: "Write how long customers wait on average before they give up, such as 2m, or leave it out.",
    },
  ];
}
