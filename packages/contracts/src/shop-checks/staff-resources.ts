import type { Finding } from "@springtide/refusal";
import { INTERVAL_MINUTES } from "../interval.ts";
import type { ShopFile } from "../shop-file.ts";

const DAY = 86_400;

type TeamText = ShopFile["teams"][number];

/** Hires and extra hours that contradict themselves. */
export function staffFindings({ teams, interval }: ShopFile): Finding[] {
  return teams.flatMap(({ hiring, extraHours }, i) => [
    ...(hiring === undefined ? [] : hiringFindings(hiring, `/teams/${i}/hiring`)),
    ...(extraHours === undefined
      ? []
      : extraFindings(extraHours, INTERVAL_MINUTES[interval] * 60, `/teams/${i}/extraHours`)),
  ]);
}

function hiringFindings(hiring: NonNullable<TeamText["hiring"]>, at: string): Finding[] {
  const { recruit, train, slowerFor, weeks } = hiring;
  const parts = Object.entries({ recruit, train, slowerFor }).flatMap(([key, seconds]): Finding[] =>
    seconds % DAY === 0
      ? []
      : [
          {
            code: "hiring-not-in-days",
            place: { field: `${at}/${key}` },
            found: `${seconds / 3600} hours`,
            rule: "recruiting and training take whole days",
            remedy: "Write days or weeks, such as 10d or 4w.",
          },
        ],
  );
  if (train < weeks * 7 * DAY) return parts;
  return [
    ...parts,
    {
      code: "training-longer-than-contract",
      place: { field: `${at}/train` },
      found: `${train / DAY} days of training in a contract of ${weeks} weeks`,
      rule: "a contract is longer than the training that is part of it",
      remedy: "Shorten train, or lengthen weeks.",
    },
  ];
}

function extraFindings(
  { shortest, hoursAWeek, account }: NonNullable<TeamText["extraHours"]>,
  intervalSeconds: number,
  at: string,
): Finding[] {
  const findings: Finding[] = [];
  if (shortest <= 0 || shortest > DAY || shortest % intervalSeconds !== 0)
    findings.push({
      code: "extra-hours-not-on-grid",
      place: { field: `${at}/shortest` },
      found: `${shortest / 60} min in intervals of ${intervalSeconds / 60} min`,
      rule: "a stretch of extra hours lasts whole planning intervals, and a day at most",
      remedy: `Write a multiple of ${intervalSeconds / 60} minutes, such as 2h.`,
    });
  else if (hoursAWeek > 0 && shortest > hoursAWeek * 3600)
    findings.push({
      code: "extra-hours-too-few",
      place: { field: `${at}/shortest` },
      found: `stretches of ${shortest / 3600} h at least, of ${hoursAWeek} h a week`,
      rule: "the shortest stretch fits into the hours of a week",
      remedy: "Shorten shortest, or raise hoursAWeek.",
    });
  if (account !== undefined && account.balance > account.most)
    findings.push({
      code: "account-above-its-limit",
      place: { field: `${at}/account/balance` },
      found: `${account.balance} hours, with ${account.most} at most`,
      rule: "a working-time account holds no more than its limit",
      remedy: "Correct the balance, or raise most.",
    });
  return findings;
}
