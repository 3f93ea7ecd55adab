import type { z } from "zod";
import type { Person } from "../person.ts";
import type { Premiums } from "../premiums.ts";
import type { Shop, Team } from "../shop.ts";
import type { ShopFile } from "../shop-file.ts";
import type { ExtraHours, Hiring } from "../staff-resources.ts";
import type { DatedWages } from "../wages.ts";
import { oneOrSeveral, writtenWeek, writtenWeekdays, writtenWindow } from "./written-hours.ts";
import {
  isSame,
  unless,
  writtenClock,
  writtenDays,
  writtenLift,
  writtenMinutes,
  writtenShare,
} from "./written-units.ts";

type TeamInput = z.input<typeof ShopFile>["teams"] extends readonly (infer T)[] | undefined ? T : never;
type PersonInput = NonNullable<TeamInput["people"]>[number];

/** A team with its people, hires and extra hours, as a shop file writes it. */
export function writtenTeam(team: Team, { sites }: Pick<Shop, "sites">): TeamInput {
  const patterns = commonPatterns(team.people);
  return {
    id: team.id,
    name: unless(team.name, team.id),
    site: unless(team.site, sites[0]?.id ?? team.site),
    serves: team.serves,
    costPerHour: team.costPerHour,
    wages: writtenWages(team.wages),
    premiums: team.premiums.length === 0 ? undefined : team.premiums.map(writtenPremium),
    roster:
      team.roster.length === 0
        ? undefined
        : team.roster.map(({ weekdays, window, heads, fromDay, untilDay }) => ({
            days: writtenWeekdays(weekdays),
            from: writtenClock(window.fromMinute),
            to: writtenClock(window.toMinute),
            heads,
            starting: fromDay ?? undefined,
            until: untilDay ?? undefined,
          })),
    patterns: patterns.length === 0 ? undefined : [...patterns],
    people: team.people.length === 0 ? undefined : team.people.map((person) => writtenPerson(person, team, patterns)),
    hiring: team.hiring === null ? undefined : writtenHiring(team.hiring, team),
    extraHours: team.extraHours === null ? undefined : writtenExtraHours(team.extraHours),
  };
}

/** What the team gives its people: that of the first, unless somebody has none, who could not be told from the others then. */
function commonPatterns(people: readonly Person[]): readonly string[] {
  return people.some(({ patterns }) => patterns.length === 0) ? [] : (people[0]?.patterns ?? []);
}

function writtenWages(wages: DatedWages): { from: string; costPerHour: number }[] | undefined {
  return wages.length === 0 ? undefined : wages.map(({ fromDay, costPerHour }) => ({ from: fromDay, costPerHour }));
}

function writtenPremium({
  name,
  weekdays,
  onHolidays,
  windows,
  share,
}: Premiums[number]): NonNullable<TeamInput["premiums"]>[number] {
  const days = weekdays.length === 0 ? [] : [writtenWeekdays(weekdays)];
  const text = [...days, ...(onHolidays ? ["holidays"] : [])].join(",");
  const isAllDay = isSame(windows, [{ fromMinute: 0, toMinute: 1440 }]);
  return { name, days: text, hours: isAllDay ? undefined : oneOrSeveral(windows), share: writtenLift(share) };
}

function writtenPerson(person: Person, team: Team, patterns: readonly string[]): PersonInput {
  const isPaidAsTeam = person.costPerHour === team.costPerHour && isSame(person.wages, team.wages);
  return {
    id: person.id,
    name: unless(person.name, person.id),
    contract: person.contract,
    serves: isSame(person.serves, team.serves) ? undefined : person.serves,
    patterns: isSame(person.patterns, patterns) ? undefined : person.patterns,
    available: person.available === null ? undefined : writtenWeek(person.available),
    leave:
      person.leave.length === 0
        ? undefined
        : person.leave.map(({ fromDay, untilDay, kind }) => ({
            from: fromDay,
            until: untilDay,
            kind: unless(kind, "annual"),
          })),
    wishes:
      person.wishes.length === 0
        ? undefined
        : person.wishes.map(({ day, window, want, weight }) => ({
            on: day,
            hours: window === null ? undefined : writtenWindow(window),
            want,
            weight: unless(weight, 1),
          })),
    starting: person.fromDay ?? undefined,
    until: person.untilDay ?? undefined,
    costPerHour: isPaidAsTeam ? undefined : person.costPerHour,
    wages: isPaidAsTeam ? undefined : writtenWages(person.wages),
  };
}

function writtenHiring(hiring: Hiring, team: Team): NonNullable<TeamInput["hiring"]> {
  const { recruitDays, trainDays, slowerDays, costPerHour, wages, slower, trainerHours, costPerHire, ...rest } = hiring;
  const isPaidAsTeam = costPerHour === team.costPerHour && isSame(wages, team.wages);
  return {
    recruit: writtenDays(recruitDays),
    train: writtenDays(trainDays),
    slower: unless(slower, 0.25),
    slowerFor: unless(writtenDays(slowerDays), "4w"),
    ...rest,
    trainerHours: unless(trainerHours, 0),
    costPerHour: isPaidAsTeam ? undefined : costPerHour,
    costPerHire: unless(costPerHire, 0),
  };
}

function writtenExtraHours(extra: ExtraHours): NonNullable<TeamInput["extraHours"]> {
  const { noticeDays, premium, shortestMinutes, account, hoursAWeek, heads } = extra;
  return {
    notice: writtenDays(noticeDays),
    premium: writtenShare(premium),
    hoursAWeek,
    heads,
    shortest: writtenMinutes(shortestMinutes),
    account:
      account === null
        ? undefined
        : {
            most: account.mostHours,
            balance: unless(account.balanceHours, 0),
            premium: account.premium === null ? undefined : writtenShare(account.premium),
          },
  };
}
