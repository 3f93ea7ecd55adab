import type { ShiftReasons } from "@springtide/season";
import { clockAt, clockAtEnd } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { plural } from "../words/words.ts";

/** One thing to know of a shift; `isTight` where no room is left to a limit. */
export interface ReasonStep {
  readonly title: string;
  readonly sentence: string;
  readonly isTight: boolean;
}

type Limit = ShiftReasons["limits"][number];

const LIMITS: Readonly<Record<Limit["limit"], { readonly title: string; readonly found: string }>> = {
  "rest-before": { title: "Rest before", found: "of rest" },
  "rest-after": { title: "Rest after", found: "of rest" },
  "weekly-rest": { title: "Weekly rest", found: "without work at a stretch" },
  "longest-day": { title: "On the day", found: "of work on the day" },
  "hours-a-week": { title: "Hours", found: "of work in the week" },
  "days-a-week": { title: "Days", found: "of work in the week" },
  "days-in-a-row": { title: "In a row", found: "of work in a row" },
};
const IN_ORDER = Object.keys(LIMITS);

/** What a shift covers, what is lost without it, how near it comes to the limits around it, and the wishes it touches. */
export function reasonSteps(index: PlanIndex, reasons: ShiftReasons, words: Words): readonly ReasonStep[] {
  const limits = [...reasons.limits].sort((a, b) => IN_ORDER.indexOf(a.limit) - IN_ORDER.indexOf(b.limit));
  return [
    { title: "Covers", sentence: coversInWords(reasons, words), isTight: false },
    { title: "Without it", sentence: withoutInWords(reasons, words), isTight: false },
    ...limits.map((limit) => ({
      title: LIMITS[limit.limit].title,
      sentence: limitInWords(limit, words),
      isTight: limit.room <= 1e-9,
    })),
    { title: "Wishes", sentence: wishesInWords(index, reasons, words), isTight: reasons.wishesPassedOver.length > 0 },
  ];
}

function coversInWords({ serves, idleHours }: ShiftReasons, words: Words): string {
  const served = serves.map(({ queue, hours }) => `${inHours(hours, words)} for ${queue}`).join(", ");
  const idle = idleHours > 1e-9 ? `${inHours(idleHours, words)} in which nobody is short of them` : "";
  if (served === "") return `Nothing that is wanted: ${idle}.`;
  return `${served}${idle === "" ? "" : `; ${idle}`}.`;
}

function withoutInWords({ without }: ShiftReasons, words: Words): string {
  const { missing, shortfall, spared, cost } = without;
  const saved = spared.wages + spared.overtime + spared.wishes + spared.fairness;
  const lost =
    missing.length === 0
      ? "nothing more is missing"
      : missing.map(({ queue, hours }) => `${words.hours(hours)} head-hours more are missing for ${queue}`).join(", ");
  const verdict =
    words.money(Math.abs(cost)) === words.money(0)
      ? "that comes to the same"
      : `the roster would cost ${words.money(Math.abs(cost))} ${cost > 0 ? "more" : "less"}`;
  return `${lost}. Open demand costs ${words.money(shortfall)} more and ${words.money(saved)} is spared: ${verdict}.`;
}

/** "11 h of rest, where 11 h at least are the rule (ArbZG § 5)." */
function limitInWords({ limit, found, allowed, unit, source, room }: Limit, words: Words): string {
  const amount = (value: number): string =>
    unit === "hours" ? toTheMinute(value, words) : plural(value, words.count(value), "day");
  const isLeast = limit === "rest-before" || limit === "rest-after" || limit === "weekly-rest";
  const whose = source === null ? "by the contract" : `by law (${source})`;
  const left = room <= 1e-9 ? "; no room is left" : "";
  return `${amount(found)} ${LIMITS[limit].found}, ${isLeast ? "at least" : "at most"} ${amount(allowed)} ${whose}${left}.`;
}

function wishesInWords(index: PlanIndex, { wishesGranted, wishesPassedOver }: ShiftReasons, words: Words): string {
  const span = ({ fromMs, toMs }: { fromMs: number; toMs: number }): string =>
    `${words.day(index.zone.dayAt(fromMs))}, ${clockAt(index, fromMs, words)} to ${clockAtEnd(index, fromMs, toMs, words)}`;
  const said = [
    ...wishesGranted.map((wish) => `kept, to work ${span(wish)}`),
    ...wishesPassedOver.map((wish) => `passed over, to be off ${span(wish)} (${words.money(wish.cost)})`),
  ];
  return said.length === 0 ? "None touches it." : `${said.join("; ")}.`;
}

/** Limits are held to the minute: "10 h 45 min". */
function toTheMinute(hours: number, words: Words): string {
  const minutes = Math.round(hours * 60);
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  return rest === 0 ? `${words.count(whole)} h` : `${words.count(whole)} h ${words.count(rest)} min`;
}

function inHours(hours: number, words: Words): string {
  return plural(hours, words.hours(hours), "hour");
}
