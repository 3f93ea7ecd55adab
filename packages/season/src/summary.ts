import { DateTime } from "luxon";
import type { Peak, Plan } from "@springtide/contracts";
import { totalOfLines } from "@springtide/planning";
import { adjustmentLines } from "./adjustments/adjustment-words.ts";
import { backlogLines } from "./backlog/backlog-words.ts";
import { decisionLines } from "./decisions/decision-lines.ts";
import { isDeferred } from "./deferred.ts";
import { economicsLines } from "./economics/economics-words.ts";
import { rosterFigures } from "./roster/roster-figures.ts";
import { verificationLines } from "./verify/verification-words.ts";

const PEAKS = 5;
const GAPS = 5;
const OPEN = 5;
const REASONS = 2;
const CONFLICTS = 4;

/** The plan as a manager reads it: what comes, where people are short, what to buy, what it gives. */
export function summaryLines(plan: Plan): string[] {
  return [
    `${plan.shop.name}: ${day(plan.grid.firstDay)} and the ${plan.grid.days} days from then, in ${plan.grid.zone}`,
    ...forecastLines(plan),
    ...adjustmentLines(plan),
    "",
    ...backlogLines(plan),
    "Next peaks",
    ...(plan.peaks.length === 0 ? ["  none that stands out"] : plan.peaks.slice(0, PEAKS).flatMap(peakLines)),
    "",
    ...gapLines(plan),
    "",
    ...namedRosterLines(plan),
    ...overflowLines(plan),
    ...decisionLines(plan),
    "",
    `Expected service, with the people planned`,
    ...serviceLines(plan),
    ...verificationLines(plan),
    ...economicsLines(plan),
    ...caveatLines(plan),
  ];
}

function forecastLines(plan: Plan): string[] {
  const { p10, p50, p90 } = plan.totals.contacts;
  return [
    `Contacts in the season: ${whole(p50)} (8 of 10 seasons bring ${whole(p10)} to ${whole(p90)})`,
    ...plan.forecasts.flatMap(({ queue, total, holdout, combination, weather }) => {
      const check =
        holdout === null
          ? "too little history to check on"
          : `off by ${percent(holdout.wape)} on the last ${holdout.days} known days (same weekdays of the week before them: ${percent(holdout.seasonalNaiveWape)})`;
      const told = weather === null || weather.effects === null ? [] : [`    ${weather.reason}`];
      return [`  ${queue}: ${whole(total.p50)}; ${check}`, `    by ${combination.summary}`, ...told];
    }),
  ];
}

function peakLines(peak: Peak): string[] {
  return [peakLine(peak), ...peak.service.flatMap(peakServiceLine)];
}

/** What the likely day really gives, and what the search believed where that differs on paper. */
function peakServiceLine({ queue, exact, searched, abandonShare }: Peak["service"][number]): string[] {
  if (exact === null) return [];
  const believed =
    searched === null || percent(searched) === percent(exact) ? "" : `; the staffing model says ${percent(searched)}`;
  const gone = abandonShare === null ? "" : `, ${percent(abandonShare)} give up`;
  return [
    `    ${queue} that day, played out exactly with the people planned: ${percent(exact)} in time${gone}${believed}`,
  ];
}

function peakLine({
  cause,
  likelyDay,
  earliestDay,
  latestDay,
  probability,
  contactsOnTheDay,
  normalContacts,
}: Peak): string {
  const when =
    earliestDay === latestDay ? day(likelyDay) : `around ${day(likelyDay)} (${day(earliestDay)} to ${day(latestDay)})`;
  const chance = probability > 0.995 ? "" : `, ${percent(probability)} likely`;
  const times = normalContacts > 0 ? `, ${(contactsOnTheDay.p50 / normalContacts).toFixed(1)} times a normal day` : "";
  return `  ${cause}: ${when}${chance}: ${whole(contactsOnTheDay.p50)} contacts on its busiest day (${whole(contactsOnTheDay.p10)} to ${whole(contactsOnTheDay.p90)})${times}`;
}

function gapLines(plan: Plan): string[] {
  if (plan.worstGaps.length === 0)
    return ["Worst gaps", "  none: own people and overflow meet every interval at this plan level"];
  return [
    `Worst gaps after overflow (${hours(plan.totals.gapHours)} in all)`,
    ...plan.worstGaps
      .slice(0, GAPS)
      .map(
        ({ queue, start, end, short, shortHours }) =>
          `  ${queue}: ${day(start.slice(0, 10))}, ${start.slice(11, 16)} to ${end.slice(11, 16)}: ${short === 1 ? "1 person" : `${short} people`} short (${hours(shortHours)})`,
      ),
  ];
}

/** The weeks rostered by name; nothing where there are none. */
function namedRosterLines({ roster, shop }: Plan): string[] {
  const figures = rosterFigures({ roster });
  if (roster === null || figures === null) return [];
  const { people, shifts, overtimeHours, paidHours, wishes, wishesKept, openHours, openStretches } = figures;
  const longest = roster.open.toSorted((a, b) => b.headHours - a.headHours).slice(0, OPEN);
  return [
    `Rostered by name, ${day(figures.firstDay)} and the ${figures.days} days from then`,
    `  ${people} people, ${whole(shifts)} shifts, ${hours(figures.hours)} of work, ${hours(paidHours)} paid of which ${hours(overtimeHours)} overtime, ${money(figures.cost, shop.currency)}`,
    ...(wishes === 0 ? [] : [`  ${wishesKept} of ${wishes} wishes kept`]),
    ...roster.solved.map(
      ({ site, firstDay, days, cost, bound, gap }) =>
        `  ${site}, ${day(firstDay)}, ${days} days: cost ${money(cost, shop.currency)}, and no legal roster costs less than ${money(bound, shop.currency)} (gap ${percent(gap)})`,
    ),
    openStretches === 0
      ? "  every hour wanted of them is given"
      : `  of the work wanted from them, ${hours(openHours)} in ${whole(openStretches)} stretches stay open: nobody may take it, or it costs more than it is worth; the largest:`,
    ...longest.flatMap(({ queue, start, end, heads, because }) => [
      `    ${queue}: ${day(start.slice(0, 10))}, ${start.slice(11, 16)} to ${end.slice(11, 16)}: up to ${heads} people`,
      ...because.slice(0, REASONS).map((reason) => `      ${reason}`),
    ]),
    ...roster.conflicts.slice(0, CONFLICTS).map((conflict) => `  ${conflict}`),
    ...(roster.conflicts.length > CONFLICTS
      ? [`  and ${roster.conflicts.length - CONFLICTS} more that no roster can meet, in plan.json`]
      : []),
    "",
  ];
}

function overflowLines({ totals, blocks, level, shop }: Plan): string[] {
  const level10 = `${percent(level.readySeasons)} of the possible seasons`;
  return [
    `To be ready for ${level10} (found ready: ${percent(level.readyShare)})`,
    ...modelLines(shop, totals),
    `  own roster ${hours(totals.ownHours)}, ${money(totals.ownCost, shop.currency)}`,
    ...overflowToBuy(blocks, shop),
    `  if each season's dates were known beforehand, the own roster would lack ${hours(totals.shortHours.p50)} (8 of 10 seasons: ${whole(totals.shortHours.p10)} to ${whole(totals.shortHours.p90)})`,
  ];
}

/** What is to be bought, apart from what was agreed on before. */
function overflowToBuy(all: Plan["blocks"], shop: Plan["shop"]): string[] {
  const agreed = all.filter(({ isAgreed }) => isAgreed === true);
  const told = (blocks: Plan["blocks"]): string =>
    `${hours(blocks.reduce((sum, block) => sum + block.hours, 0))} in ${blocks.length === 1 ? "1 block" : `${whole(blocks.length)} blocks`}, ${money(totalOfLines(blocks.map(({ cost }) => cost)), shop.currency)}`;
  return [
    ...(agreed.length === 0 ? [] : [`  overflow agreed on already ${told(agreed)}`]),
    `  overflow to buy ${told(all.filter(({ isAgreed }) => isAgreed !== true))}`,
  ];
}

/** By what agents were found; of lines only. */
function modelLines({ plan, queues }: Plan["shop"], { requiredHours, requiredHoursErlangC }: Plan["totals"]): string[] {
  if (queues.every(isDeferred)) return [];
  if (plan.model === "erlang-c")
    return ["  agents by Erlang C, as most tools do: nobody hangs up, each interval stands alone"];
  return [
    "  agents by the patience of customers, intervals hanging together",
    `  as a tool with Erlang C would say: ${hours(requiredHoursErlangC.p50)} of work instead of ${hours(requiredHours.p50)} in a season known beforehand`,
  ];
}

function serviceLines({ staffing, shop }: Plan): string[] {
  return staffing.map(({ queue, expectedServiceLevel, expectedAbandonShare }) => {
    const target = shop.queues.find(({ id }) => id === queue)?.target;
    const promised =
      target === undefined ? "" : ` (target ${percent(target.share)} within ${wait(target.withinSeconds)})`;
    const gone = expectedAbandonShare === null ? "" : `, ${percent(expectedAbandonShare)} give up`;
    return `  ${queue}: ${expectedServiceLevel === null ? "no contacts expected" : percent(expectedServiceLevel)}${promised}${gone}`;
  });
}

function caveatLines(plan: Plan): string[] {
  const caveats = [
    ...plan.caveats,
    ...plan.forecasts.flatMap(({ queue, caveats: own }) => own.map((caveat) => `${queue}: ${caveat}`)),
  ];
  return caveats.length === 0 ? [] : ["", "To know before trusting it", ...caveats.map((caveat) => `  ${caveat}`)];
}

function wait(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** "Mon 18 Apr 2016": planners think in weekdays. */
function day(iso: string): string {
  return DateTime.fromISO(iso, { zone: "utc", locale: "en-GB" }).toFormat("ccc d LLL yyyy");
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

function percent(share: number): string {
  const value = share * 100;
  return `${value >= 10 || value === 0 ? value.toFixed(0) : value.toFixed(1)} %`;
}

function hours(value: number): string {
  return `${whole(value)} h`;
}

function money(amount: number, currency: string): string {
  return `${currency} ${whole(amount)}`;
}
