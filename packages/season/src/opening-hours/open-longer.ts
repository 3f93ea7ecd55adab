import { instantOnClock, isoDay, timeZone } from "@springtide/calendar";
import type { DecisionDeadline, LongerHoursChoice, WindowStaffing } from "@springtide/contracts";
import { deadlineOf, roundMoney } from "@springtide/planning";
import { type CancelSignal, type Progress, Refusal, stopIfCancelled } from "@springtide/refusal";
import { workingCalendarOf } from "../agreements/working-calendar.ts";
import type { SeasonBasis } from "../basis.ts";
import { dayWords, moneyWords } from "../decisions/decision-words.ts";
import type { KnownPast } from "./needs-of-window.ts";
import { requireWindows } from "./require-windows.ts";
import { hoursNow, readyWindow, withoutNames } from "./weigh-hours.ts";
import { type HoursNow, type ReadyWindow, type WeighedSet, weighSet } from "./weigh-set.ts";
import { clock, dayList } from "./window-words.ts";

/** Windows of a shop that pay in the season planned: by when each must be decided, and what could not be weighed. */
export interface LongerHoursToDecide {
  readonly deadlines: readonly DecisionDeadline[];
  readonly remarks: readonly string[];
}

/** Own people are told two weeks before their hours change, where the shop says nothing. */
const OWN_NOTICE_DAYS = 14;

/**
 * Weighs each window of the shop file by itself on the seasons of a plan, as `weighHours` does, and says of those that are worth their cost by when
 * to decide: the longest notice of whoever staffs them at the least cost. A window that cannot be weighed is a remark, for the plan stands without it.
 * Cost: about a second a window.
 */
export function openLonger(
  drawn: Pick<HoursNow, "basis" | "demand" | "needed">,
  past: Omit<KnownPast, "shop" | "seed">,
  { progress, cancel }: { readonly progress?: Progress | undefined; readonly cancel?: CancelSignal | undefined } = {},
): LongerHoursToDecide {
  const shop = withoutNames(drawn.basis.shop);
  if (shop.longerHours.length === 0) return { deadlines: [], remarks: [] };
  const basis = { ...drawn.basis, shop };
  const deadlines: DecisionDeadline[] = [];
  const remarks: string[] = [];
  const orRemark = (weigh: () => void): void => {
    try {
      weigh();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      remarks.push(`Longer hours were not weighed. ${error.message}`);
    }
  };
  orRemark(() => {
    requireWindows(shop);
    const now = hoursNow({ ...drawn, basis });
    shop.longerHours.forEach(({ id }, at) => {
      stopIfCancelled(cancel);
      progress?.(at, shop.longerHours.length, `Weighing ${id}`);
      orRemark(() => {
        const window = readyWindow(now, { ...past, shop, seed: basis.seed }, at);
        const told = decided(basis, window, weighSet(now, [window]));
        if (typeof told === "string") remarks.push(told);
        else if (told !== null) deadlines.push(told);
      });
    });
  });
  return { deadlines, remarks };
}

/** The deadline of a window that pays; a remark where it pays and cannot be reached any more; null where it does not pay. */
function decided(basis: SeasonBasis, window: ReadyWindow, set: WeighedSet): DecisionDeadline | string | null {
  const [staff] = set.staffing[0] ?? [];
  const kept = mean(set.newlyWon) + mean(set.service);
  if (staff === undefined || kept <= set.ledger.total) return null;
  const name = windowWords(basis, window.choice);
  const due = firstInTime(basis, window, staff);
  if (due === null) return `${name} would pay, and is too late to be decided for any of its openings.`;
  const { currency } = basis.shop;
  const who = staffName(basis, staff);
  return {
    at: due.zone.formatInstant(due.atMs),
    zone: due.zone.name,
    kind: "open-longer",
    subject: window.id,
    words: `${name}, from ${dayWords(isoDay(due.firstDay))} on, by ${who}: ${moneyWords(set.ledger.total, currency)} of cost keep ${moneyWords(kept, currency)} of customers over the days planned`,
    silence: "Hours stay as they are.",
    costIfDone: roundMoney(set.ledger.total),
    costIfNot: roundMoney(kept),
    probability: 1,
  };
}

/** The first opening that whoever staffs it can still be told of in time, and until when. */
function firstInTime(basis: SeasonBasis, { intervals, choice }: ReadyWindow, staff: WindowStaffing) {
  const { grid, shop } = basis;
  const agreement = staff.by === "partner" ? shop.agreements.find(({ id }) => id === staff.id) : undefined;
  const team = shop.teams.find(({ id }) => id === staff.id);
  const calendar = agreement === undefined ? null : workingCalendarOf(basis, agreement);
  const zone = calendar?.zone ?? timeZone(shop.sites.find(({ id }) => id === team?.site)?.zone ?? shop.zone);
  const noticeDays = choice.noticeDays ?? (agreement === undefined ? OWN_NOTICE_DAYS : 0);
  const whole = Math.floor(noticeDays);
  for (let t = 0; t < intervals.length; t += 1) {
    if (intervals[t] !== 1 || intervals[t - 1] === 1) continue;
    const startMs = grid.startsMs[t] ?? 0;
    const told = instantOnClock(zone, zone.dayAt(startMs) - whole, zone.minuteOfDayAt(startMs));
    const noticeMs = told - (noticeDays - whole) * 86_400_000;
    const atMs =
      agreement === undefined || calendar === null
        ? noticeMs
        : Math.min(noticeMs, deadlineOf(agreement.orderNotice, startMs, calendar));
    if (atMs >= (grid.startsMs[0] ?? 0)) return { atMs, zone, firstDay: zone.dayAt(startMs) };
  }
  return null;
}

function windowWords({ shop }: SeasonBasis, { queue, weekdays, window }: LongerHoursChoice): string {
  const name = shop.queues.find(({ id }) => id === queue)?.name ?? queue;
  return `Open ${name} ${dayList(weekdays)} ${clock(window.fromMinute)}-${clock(window.toMinute)} too`;
}

function staffName({ shop }: SeasonBasis, { by, id }: WindowStaffing): string {
  return by === "partner"
    ? (shop.agreements.find((agreement) => agreement.id === id)?.partner ?? id)
    : (shop.teams.find((team) => team.id === id)?.name ?? id);
}

/** 0 where the shop does not say what a customer is worth. */
function mean(values: Float64Array | null): number {
  return values === null ? 0 : values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
