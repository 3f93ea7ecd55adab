import { isoDay } from "@springtide/calendar";
import type { HirePlan } from "@springtide/contracts";
import type { HireDates } from "@springtide/planning";
import { DateTime } from "luxon";
import type { HiringTeam } from "./hiring-team.ts";

/** A hire as a manager reads it. @param weeksBeyond weeks of the contract after the last day planned */
export function hireWords(
  { team }: HiringTeam,
  plan: Omit<HirePlan, "words">,
  { currency, weeksBeyond }: { readonly currency: string; readonly weeksBeyond: number },
): string {
  const beyond =
    weeksBeyond > 0
      ? ` The last ${weeksBeyond === 1 ? "week" : `${weeksBeyond} weeks`} of the contract lie beyond the plan: paid, and counted for nothing.`
      : "";
  return `Hire ${people(plan.people)} for ${team.name}: start recruiting by ${day(plan.recruitBy)}, train them from ${day(plan.trainingFrom)}; they take contacts from ${day(plan.productiveFrom)} to ${day(plan.until)}. Wages, training and hiring of ${money(plan.cost, currency)} save ${money(plan.saves, currency)} of partner seats and lost customers.${beyond}`;
}

/** What is too late by the first day planned. */
export function tooLateWords(
  { team }: HiringTeam,
  missed: { readonly people: number; readonly recruitDay: number; readonly saved: number },
  currency: string,
): string {
  return `${team.name}: ${people(missed.people)} recruited from ${day(isoDay(missed.recruitDay))} on, before the first day planned, would have saved ${money(missed.saved, currency)} beyond what can still be decided.`;
}

/** People for whom there is no desk. */
export function fullDesksWords(
  { team }: HiringTeam,
  {
    site,
    desks,
    more,
    saved,
  }: { readonly site: string; readonly desks: number; readonly more: number; readonly saved: number },
  currency: string,
): string {
  return `${team.name}: with more than the ${desks} desks of ${site}, ${people(more)} more would be hired and save ${money(saved, currency)} beyond what is decided.`;
}

/** A search that ended before its bound. */
export function unsureWords(
  { team }: HiringTeam,
  { cost, bound }: { readonly cost: number; readonly bound: number },
  currency: string,
): string {
  return `${team.name}: whom to hire was searched for until the work allowed was done; a better choice would save at most ${money(cost - bound, currency)}.`;
}

/** What happens to a hire that nobody decides on. */
export function silenceWords({ trainingDay }: HireDates): string {
  return `Nobody is trained on ${day(isoDay(trainingDay))}; the season goes by without them.`;
}

function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}

function money(amount: number, currency: string): string {
  return `${currency} ${Math.round(amount).toLocaleString("en-GB")}`;
}

/** "Mon 18 Apr 2016" */
function day(iso: string): string {
  return DateTime.fromISO(iso, { zone: "utc", locale: "en-GB" }).toFormat("ccc d LLL yyyy");
}
