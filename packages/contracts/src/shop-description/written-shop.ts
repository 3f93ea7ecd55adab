import type { z } from "zod";
import type { Adjustment } from "../adjustment.ts";
import type { ShopCustomerValue } from "../customer-value.ts";
import type { Deflection, LongerHoursChoice } from "../levers.ts";
import { resolvePlanSettings } from "../plan-settings.ts";
import type { ShiftPattern } from "../shift-pattern.ts";
import type { Market, Shop, Site } from "../shop.ts";
import type { ShopFile } from "../shop-file.ts";
import { PlanText } from "../shop-file.ts";
import type { WorkContract } from "../work-contract.ts";
import { writtenAgreement } from "./written-agreement.ts";
import { writtenHours, writtenWeekdays, writtenWindow } from "./written-hours.ts";
import { writtenPlan } from "./written-plan.ts";
import { writtenQueue } from "./written-queue.ts";
import { writtenTeam } from "./written-team.ts";
import { writtenTrigger } from "./written-trigger.ts";
import {
  isSame,
  unless,
  withoutNoise,
  writtenClock,
  writtenDays,
  writtenLift,
  writtenMinutes,
  writtenShare,
} from "./written-units.ts";

/** A shop as people describe it, before defaults are filled in. */
export type ShopDescription = z.input<typeof ShopFile>;
type Item<Key extends keyof ShopDescription> =
  NonNullable<ShopDescription[Key]> extends readonly (infer T)[] ? T : never;

/**
 * The description that a shop is read from, in the form of a shop file: what holds without being said is left out. Read again, it
 * gives the same shop; the opening backlog is no part of it.
 */
export function writtenShop(shop: Shop): ShopDescription {
  const list = <T, U>(items: readonly T[], write: (item: T) => U): U[] | undefined =>
    items.length === 0 ? undefined : items.map(write);
  return {
    springtide: 1,
    id: shop.id,
    name: shop.name,
    currency: shop.currency,
    interval: INTERVALS[shop.intervalMinutes],
    sites: shop.sites.map(writtenSite),
    markets: shop.markets.map(writtenMarket),
    queues: shop.queues.map((queue) => writtenQueue(queue, shop)),
    triggers: list(shop.triggers, (trigger) => writtenTrigger(trigger, shop)),
    contracts: list(shop.contracts, writtenContract),
    shiftPatterns: list(shop.shiftPatterns, writtenPattern),
    teams: list(shop.teams, (team) => writtenTeam(team, shop)),
    agreements: list(shop.agreements, (agreement) => writtenAgreement(agreement, shop)),
    customerValue: shop.customerValue === null ? undefined : writtenValue(shop.customerValue),
    longerHours: list(shop.longerHours, writtenLongerHours),
    deflection: list(shop.deflection, writtenDeflection),
    extraHolidays: list(shop.extraHolidays, ({ day, name }) => ({ date: day, name })),
    adjustments: list(shop.adjustments, (adjustment) => writtenAdjustment(adjustment, shop)),
    plan: writtenPlan(shop.plan, resolvePlanSettings(PlanText.parse({}))),
    contacts: shop.contacts ?? undefined,
  };
}

const INTERVALS = { 5: "5m", 10: "10m", 15: "15m", 30: "30m", 60: "60m" } as const;

function writtenSite({ id, name, zone, country, subdivision, openingHours, labourRules, desks }: Site): Item<"sites"> {
  return {
    ...{ id, name: unless(name, id), zone },
    ...{ country: country ?? undefined, subdivision: subdivision ?? undefined },
    openingHours: writtenHours(openingHours),
    labourRules: labourRules ?? undefined,
    desks: desks ?? undefined,
  };
}

function writtenMarket({ id, name, country, subdivision, orderShare, ...place }: Market): Item<"markets"> {
  return {
    ...{ id, name: unless(name, id), ...place },
    ...{ country: country ?? undefined, subdivision: subdivision ?? undefined },
    orderShare: orderShare === 1 ? undefined : writtenShare(orderShare),
  };
}

function writtenContract(contract: WorkContract): Item<"contracts"> {
  const { id, hoursAWeek, leastHoursAWeek, overtimeHoursAWeek, overtimePremium, daysAWeek, daysInARow } = contract;
  return {
    id,
    hours: hoursAWeek,
    leastHours: unless(leastHoursAWeek, hoursAWeek),
    overtime: unless(overtimeHoursAWeek, 0),
    overtimePremium: overtimePremium === 0 ? undefined : writtenShare(overtimePremium),
    daysAWeek: unless(daysAWeek, 5),
    daysInARow: unless(daysInARow, 6),
  };
}

function writtenPattern(pattern: ShiftPattern): Item<"shiftPatterns"> {
  return {
    id: pattern.id,
    days: pattern.weekdays.length === 7 ? undefined : writtenWeekdays(pattern.weekdays),
    ...writtenStarts(pattern.startMinutes),
    lengths: pattern.lengthMinutes.map(writtenMinutes),
    breaks:
      pattern.breaks.length === 0
        ? undefined
        : pattern.breaks.map(({ minutes, fromMinute, toMinute }) => ({
            length: writtenMinutes(minutes),
            from: writtenMinutes(fromMinute),
            to: writtenMinutes(toMinute),
          })),
    paid: unless(pattern.isBreakPaid, false),
  };
}

/** A stretch where the starts go in even steps, else each of them. */
function writtenStarts(starts: readonly number[]): Pick<Item<"shiftPatterns">, "starts" | "every"> {
  const [first = 0, second = 0, third] = starts;
  const last = starts.at(-1) ?? first;
  const step = second - first;
  const isEven = third !== undefined && starts.every((start, index) => start === first + index * step);
  if (!isEven) return { starts: starts.map(writtenClock) };
  return {
    starts: writtenWindow({ fromMinute: first, toMinute: last }),
    every: step === 30 ? undefined : writtenMinutes(step),
  };
}

function writtenValue(value: ShopCustomerValue): NonNullable<ShopDescription["customerValue"]> {
  const { wordOfMouth: heard } = value;
  return {
    marginAYear: value.marginAYear,
    repurchase: unless(writtenShare(value.repurchaseShare), "50%"),
    statedLeave: unless(writtenShare(value.statedLeaveShare), "60%"),
    leaversWhoLeave: unless(writtenShare(value.leaversWhoLeaveShare), "20%"),
    recoveredPart: unless(writtenShare(value.recoveredPart), "33%"),
    tryAgain: unless(writtenShare(value.tryAgainShare), "54%"),
    wordOfMouth:
      heard === null
        ? undefined
        : {
            tell: writtenShare(heard.tellShare),
            reach: heard.reach,
            conversion: writtenShare(heard.conversionShare),
          },
  };
}

function writtenLongerHours(choice: LongerHoursChoice): Item<"longerHours"> {
  const share = (given: number | null): string | number | undefined =>
    given === null ? undefined : writtenShare(given);
  return {
    id: choice.id,
    queue: choice.queue,
    days: writtenWeekdays(choice.weekdays),
    hours: writtenWindow(choice.window),
    needsPerHour: choice.needsPerHour ?? undefined,
    wait: share(choice.waitShare),
    elsewhere: share(choice.elsewhereShare),
    prefer: share(choice.preferShare),
    notice: choice.noticeDays === null ? undefined : writtenDays(choice.noticeDays),
    leastHeads: unless(choice.leastHeads, 2),
    premium: choice.premium === 0 ? undefined : writtenShare(choice.premium),
  };
}

function writtenDeflection(deflection: Deflection): Item<"deflection"> {
  const { id, name, queue, costPerResolution, costAMonth, isActive } = deflection;
  return {
    ...{ id, name: unless(name, id), queue },
    meets: writtenShare(deflection.meetsShare),
    resolves: writtenShare(deflection.resolvesShare),
    comesBack: writtenShare(deflection.comesBackShare),
    lost: writtenShare(deflection.lostShare),
    costPerResolution: unless(costPerResolution, 0),
    costAMonth: unless(costAMonth, 0),
    active: unless(isActive, false),
  };
}

function writtenAdjustment(adjustment: Adjustment, shop: Pick<Shop, "queues">): Item<"adjustments"> {
  const { id, name, who, why, madeOn, queues, fromDay, toDay, weekdays, window, change } = adjustment;
  const isOfAll = isSame(
    queues,
    shop.queues.map((queue) => queue.id),
  );
  return {
    ...{ id, name: unless(name, id), who, why, madeOn },
    queues: isOfAll ? undefined : queues,
    from: fromDay,
    to: toDay,
    days: weekdays.length === 7 ? undefined : writtenWeekdays(weekdays),
    hours: window === null ? undefined : writtenWindow(window),
    ...(change.kind === "additive"
      ? { add: change.contactsPerDay }
      : { change: writtenLift(withoutNoise(change.factor - 1)) }),
  };
}
