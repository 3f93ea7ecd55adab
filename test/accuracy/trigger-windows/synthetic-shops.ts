import { dayFrom, weekday } from "@springtide/calendar";
import { drawGamma, drawNormal, drawPoisson, randomStream } from "@springtide/probability";
import { drawOnsets, fitEnsemble, kernelAt, learnShapes } from "@springtide/forecast";
import type { DailySeries, PlannedTrigger, TriggerEffect, TriggerShape } from "@springtide/forecast";

/** Shares of days inside central bands of a forecast. */
export interface Coverage {
  readonly days: number;
  readonly half: number;
  readonly most: number;
  readonly nearlyAll: number;
}

const FIRST_YEAR = 2021;
const YEARS = 4;
const WEEK = [1.25, 1, 1, 0.95, 0.95, 0.55, 0.35] as const;
const PATHS = 400;
const DAYS_BEFORE = 14;
const WINDOW_DAYS = 21;
/** Believed of every made-up shop; the truth is drawn around it. */
const BELIEVED: TriggerShape & { readonly lift: number } = { leadDays: 2, decayDays: 7, durationDays: 28, lift: 1 };

/**
 * Coverage of the days around the fourth spring of made-up shops, forecast from two weeks before its day, which is known, or known only as a normal
 * date with a standard deviation of twelve days, like the three before. Each seed draws a shop: its size, how its level wanders, how springs
 * differ, and a lift, lead and decay that lie off those believed as far as those beliefs allow.
 */
export function syntheticCoverage(
  seeds: number,
  { dateKnown, learnedShape }: { dateKnown: boolean; learnedShape: boolean },
): Coverage {
  const ranks = Array.from({ length: seeds }, (_, seed) => ranksOf(seed + 1, dateKnown, learnedShape)).flat();
  const inside = (share: number): number =>
    ranks.filter((rank) => rank > (1 - share) / 2 && rank < (1 + share) / 2).length / ranks.length;
  return { days: ranks.length, half: inside(0.5), most: inside(0.8), nearlyAll: inside(0.95) };
}

/** Where each day of the window fell among its forecast counts, 0 to 1. */
function ranksOf(seed: number, dateKnown: boolean, learnedShape: boolean): number[] {
  const shop = madeUpShop(seed);
  const [last] = shop.springs.slice(-1);
  const lastDay = last?.day ?? 0;
  const origin = Math.min(lastDay, dayFrom(FIRST_YEAR + YEARS - 1, 4, 10)) - DAYS_BEFORE;
  const { history, actual } = cut(shop.contacts, origin);
  const given: TriggerEffect = {
    id: "spring",
    ...BELIEVED,
    pastOnsets: shop.springs.slice(0, -1).map(({ day }) => ({ day, weight: 1 })),
    priorLift: BELIEVED.lift,
  };
  const input = { history, triggers: [given], holidays: new Set<number>(), closedDays: new Set<number>() };
  const [learned] = learnedShape ? learnShapes([{ queue: "phone", movedBy: ["spring"], input }]) : [];
  const shape = learned?.supported === true ? learned.byQueue.get("phone")?.shape : undefined;
  const trigger: TriggerEffect & PlannedTrigger = {
    ...given,
    ...shape,
    nextOnsets: [
      {
        market: null,
        weight: 1,
        never: 0,
        basis: "climatology",
        days: dateKnown ? certain(lastDay) : uncertain(origin),
      },
    ],
  };
  const days = actual.length;
  const rates = fitEnsemble({ ...input, triggers: [trigger] }).samplePaths({
    triggers: [trigger],
    onsets: drawOnsets({ triggers: [trigger], paths: PATHS, seed }),
    holidays: input.holidays,
    closedDays: input.closedDays,
    firstDay: origin,
    days,
    paths: PATHS,
    seed,
    queue: "phone",
  });
  const random = randomStream(seed, "counts");
  // Days chosen by a date that nobody knew would be those that were busy: where it is not known, all days on which it may be felt count.
  const window = dateKnown ? { from: lastDay - origin - 3, length: WINDOW_DAYS + 3 } : { from: 0, length: days };
  return Array.from({ length: window.length }, (_, i) => window.from + i)
    .filter((d) => d >= 0 && d < days)
    .map((d) => {
      let [below, equal] = [0, 0];
      for (let path = 0; path < PATHS; path++) {
        const count = drawPoisson(random, rates[path * days + d] ?? 0);
        if (count < (actual[d] ?? 0)) below++;
        else if (count === actual[d]) equal++;
      }
      return (below + equal * random.uniform()) / PATHS;
    });
}

interface MadeUpShop {
  readonly contacts: DailySeries;
  readonly springs: readonly { readonly day: number; readonly lift: number }[];
}

function madeUpShop(seed: number): MadeUpShop {
  const random = randomStream(seed, "made-up shop");
  const around = (centre: number, logSd: number): number => centre * Math.exp(logSd * drawNormal(random));
  const [level, persistence] = [around(200, 0.8), 0.9 + 0.09 * random.uniform()];
  const [levelSd, daySd, season] = [around(0.07, 0.3), around(0.07, 0.3), 0.3 * random.uniform()];
  const shape = { leadDays: Math.max(0, around(3, 0.35) - 1), decayDays: around(BELIEVED.decayDays, 0.35) };
  const truth = { ...shape, durationDays: 4 * shape.decayDays };
  const logLift = Math.log1p(BELIEVED.lift) * (1 + 0.4 * drawNormal(random));
  const springs = Array.from({ length: YEARS }, (_, y) => ({
    day: dayFrom(FIRST_YEAR + y, 4, 10) + Math.round(12 * drawNormal(random)),
    lift: Math.expm1(logLift * (1 + 0.2 * drawNormal(random))),
  }));
  const firstDay = dayFrom(FIRST_YEAR, 1, 1);
  let wandering = levelSd * drawNormal(random);
  const contacts = Float64Array.from({ length: dayFrom(FIRST_YEAR + YEARS, 1, 1) - firstDay }, (_, i) => {
    const day = firstDay + i;
    wandering = persistence * wandering + levelSd * Math.sqrt(1 - persistence ** 2) * drawNormal(random);
    const change = springs.reduce((total, { day: onset, lift }) => total + lift * kernelAt(truth, day - onset), 0);
    const yearly = season * Math.cos((2 * Math.PI * (day - firstDay - 150)) / 365.25);
    const rate = level * (WEEK[weekday(day) - 1] ?? 1) * (1 + change) * Math.exp(wandering + yearly);
    return drawPoisson(random, rate * daySd ** 2 * drawGamma(random, daySd ** -2));
  });
  return { contacts: { firstDay, contacts }, springs };
}

function cut({ firstDay, contacts }: DailySeries, origin: number): { history: DailySeries; actual: Float64Array } {
  return {
    history: { firstDay, contacts: contacts.slice(0, origin - firstDay) },
    actual: contacts.slice(origin - firstDay, origin - firstDay + DAYS_BEFORE + 60),
  };
}

function certain(day: number): PlannedTrigger["nextOnsets"][number]["days"] {
  return [{ day, probability: 1 }];
}

/** The normal dates from which springs are drawn, from the origin on. */
function uncertain(origin: number): PlannedTrigger["nextOnsets"][number]["days"] {
  const usual = dayFrom(FIRST_YEAR + YEARS - 1, 4, 10);
  const days = Array.from({ length: 90 }, (_, i) => origin + i);
  const density = days.map((day) => Math.exp(-0.5 * ((day - usual) / 12) ** 2));
  const total = density.reduce((sum, value) => sum + value, 0);
  return days.map((day, i) => ({ day, probability: (density[i] ?? 0) / total }));
}
