import type { ShiftReasons } from "@springtide/season";
import { clockAt, clockAtEnd } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";

/** One thing to know of a shift; `isTight` where no room is left to a limit. */
export interface ReasonStep {
  readonly title: string;
  readonly sentence: string;
  readonly isTight: boolean;
}

type Limit = ShiftReasons["limits"][number];

/** The limits in the order in which they are told, each with what is said of it. */
const LIMITS = {
  "rest-before": "rest",
  "rest-after": "rest",
  "weekly-rest": "weekly-rest",
  "longest-day": "day",
  "hours-a-week": "week",
  "days-a-week": "week",
  "days-in-a-row": "row",
} as const satisfies Readonly<Record<Limit["limit"], string>>;
const IN_ORDER = Object.keys(LIMITS);

/** What a shift covers, what is lost without it, how near it comes to the limits around it, and the wishes it touches. */
export function reasonSteps(index: PlanIndex, reasons: ShiftReasons, words: Words): readonly ReasonStep[] {
  const limits = [...reasons.limits].sort((a, b) => IN_ORDER.indexOf(a.limit) - IN_ORDER.indexOf(b.limit));
  const { say } = words;
  return [
    { title: say("roster.reason.covers"), sentence: coversInWords(reasons, words), isTight: false },
    { title: say("roster.reason.without"), sentence: withoutInWords(reasons, words), isTight: false },
    ...limits.map((limit) => ({
      title: say(`roster.limit.${limit.limit}`),
      sentence: limitInWords(limit, words),
      isTight: limit.room <= 1e-9,
    })),
    {
      title: say("roster.reason.wishes"),
      sentence: wishesInWords(index, reasons, words),
      isTight: reasons.wishesPassedOver.length > 0,
    },
  ];
}

function coversInWords({ serves, idleHours }: ShiftReasons, words: Words): string {
  const served = serves
    .map(({ queue, hours }) => words.say("roster.covers.hours", { count: hours, written: words.hours(hours), queue }))
    .join(", ");
  if (idleHours <= 1e-9 && served !== "") return words.say("roster.covers.served", { served });
  const idle = words.say("roster.covers.idle", { count: idleHours, written: words.hours(idleHours) });
  return served === ""
    ? words.say("roster.covers.nothing", { idle })
    : words.say("roster.covers.served-and-idle", { served, idle });
}

function withoutInWords({ without }: ShiftReasons, words: Words): string {
  const { missing, shortfall, spared, cost } = without;
  const lost = missing.map(({ queue, hours }) =>
    words.say("roster.without.missing", { hours: words.hours(hours), queue }),
  );
  const isSame = words.money(Math.abs(cost)) === words.money(0);
  return words.say("roster.without.sentence", {
    lost: lost.length === 0 ? words.say("roster.without.nothing") : lost.join(", "),
    shortfall: words.money(shortfall),
    saved: words.money(spared.wages + spared.overtime + spared.wishes + spared.fairness),
    verdict: isSame ? "same" : cost > 0 ? "more" : "less",
    cost: words.money(Math.abs(cost)),
  });
}

/** "11 h of rest, at least 11 h by law (ArbZG § 5); no room is left." */
function limitInWords({ limit, found, allowed, unit, source, room }: Limit, words: Words): string {
  const amount = (value: number): string =>
    unit === "hours" ? toTheMinute(value, words) : words.say("roster.days", { count: value });
  return words.say(`roster.limit-said.${LIMITS[limit]}`, {
    found: amount(found),
    allowed: amount(allowed),
    source: source ?? "none",
    room: room <= 1e-9 ? "none" : "some",
  });
}

function wishesInWords(index: PlanIndex, { wishesGranted, wishesPassedOver }: ShiftReasons, words: Words): string {
  const span = ({ fromMs, toMs }: { fromMs: number; toMs: number }): string =>
    words.say("roster.wish.span", {
      day: words.day(index.zone.dayAt(fromMs)),
      from: clockAt(index, fromMs, words),
      to: clockAtEnd(index, fromMs, toMs, words),
    });
  const said = [
    ...wishesGranted.map((wish) => words.say("roster.wish.kept", { span: span(wish) })),
    ...wishesPassedOver.map((wish) =>
      words.say("roster.wish.passed", { span: span(wish), cost: words.money(wish.cost) }),
    ),
  ];
  return said.length === 0 ? words.say("roster.wish.none") : `${said.join("; ")}.`;
}

/** Limits are held to the minute: "10 h 45 min". */
function toTheMinute(hours: number, words: Words): string {
  const minutes = Math.round(hours * 60);
  const [whole, rest] = [words.count(Math.floor(minutes / 60)), minutes % 60];
  return rest === 0
    ? words.say("roster.hours-short", { hours: whole })
    : words.say("roster.hours-minutes", { hours: whole, minutes: words.count(rest) });
}
