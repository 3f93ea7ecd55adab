import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";
import { clock, overlappingPairs } from "./hours.ts";
import { repeatedPlaces } from "./ids.ts";

/** Premiums of a team that stand there twice, whose own stretches overlap, or that are paid for every hour and so are no premiums. */
export function premiumFindings({ teams }: ShopFile): Finding[] {
  return teams.flatMap(({ premiums }, i) => [
    ...twice(premiums, `/teams/${i}/premiums`),
    ...premiums.flatMap((premium, j) => ofOne(premium, `/teams/${i}/premiums/${j}`)),
  ]);
}

type PremiumText = ShopFile["teams"][number]["premiums"][number];

function twice(premiums: readonly PremiumText[], at: string): Finding[] {
  return repeatedPlaces(premiums.map(({ name }) => name)).map((place) => ({
    code: "premium-twice",
    place: { field: `${at}/${place}/name` },
    found: `${premiums[place]?.name ?? ""} a second time`,
    rule: "premiums add up, so one that stands there twice is paid twice",
    remedy: "Leave one of the two out, or give it a name of its own.",
  }));
}

function ofOne({ name, days, hours }: PremiumText, at: string): Finding[] {
  if (days === undefined && hours === undefined)
    return [
      {
        code: "premium-always",
        place: { field: at },
        found: `${name} without days and hours`,
        rule: "a premium is paid on some days or in some hours",
        remedy: "Write its days or hours; what every hour costs belongs into costPerHour.",
      },
    ];
  return overlappingPairs(hours ?? []).map(([earlier, later]) => ({
    code: "premium-overlaps",
    place: { field: `${at}/hours` },
    found: `${clock(earlier)} and ${clock(later)}`,
    rule: "the stretches of one premium do not overlap",
    remedy: "Join them into one stretch, or move one of them.",
  }));
}
