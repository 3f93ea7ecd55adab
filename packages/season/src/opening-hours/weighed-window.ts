import { isoDay } from "@springtide/calendar";
import { meanCostPerHour, type WeighedWindow, type WindowNeeds } from "@springtide/contracts";
import { pathQuantiles } from "@springtide/planning";
import { localClock } from "./local-clock.ts";
import { openingsOf, follows } from "./openings.ts";
import { type HoursNow, type ReadyWindow, serviceWith, type WeighedSet } from "./weigh-set.ts";

/** A window weighed alone, as the answer tells it. @param range what a customer won must be worth with the most and with the fewest needs */
export function weighedWindow(
  now: HoursNow,
  window: ReadyWindow,
  set: WeighedSet,
  range: WeighedWindow["breakEvenRange"],
): WeighedWindow {
  const { choice, intervals } = window;
  const { parts } = set.moved;
  const hours = intervals.reduce((sum, inside, t) => sum + (inside * (now.basis.grid.seconds[t] ?? 0)) / 3600, 0);
  return {
    id: window.id,
    queue: choice.queue,
    weekdays: [...choice.weekdays],
    window: choice.window,
    openings: intervals.filter((inside, t) => inside === 1 && intervals[t - 1] !== 1).length,
    hours,
    needs: needsTold(now, window, set, hours),
    demand: {
      inWindow: pathQuantiles(parts.inWindow),
      captured: pathQuantiles(parts.captured),
      preferred: pathQuantiles(parts.preferred),
      nextOpening: pathQuantiles(parts.nextOpening),
      elsewhere: pathQuantiles(parts.elsewhere),
      newlyWon: pathQuantiles(parts.newlyWon),
    },
    ledger: set.ledger,
    freedHours: set.freedHours,
    fewerAbandoned: pathQuantiles(set.fewerAbandoned),
    atStake: atStakeOf(set),
    net: set.net === null ? null : pathQuantiles(set.net),
    breakEven: set.breakEven,
    breakEvenRange: range,
    staffing: [...(set.staffing[0] ?? [])],
    occupancy: set.occupancy[0] ?? null,
    morningStaff: morningStaff(now, window, set),
    verdict: verdictOf(set),
    caveats: [...window.needs.notes],
  };
}

function needsTold(now: HoursNow, window: ReadyWindow, set: WeighedSet, hours: number): WindowNeeds {
  const { needs, intervals, zone } = window;
  const { grid } = now.basis;
  const clock = localClock(zone);
  const byHour = new Map<number, { needs: number; seconds: number }>();
  intervals.forEach((inside, t) => {
    if (inside !== 1) return;
    const seconds = grid.seconds[t] ?? 0;
    const hour = Math.floor(clock(grid.startsMs[t] ?? 0).minute / 60);
    const sum = byHour.get(hour) ?? { needs: 0, seconds: 0 };
    byHour.set(hour, {
      needs: sum.needs + ((set.moved.meanNeeds[0]?.[t] ?? 0) * seconds) / 3600,
      seconds: sum.seconds + seconds,
    });
  });
  const value = [...byHour.values()].reduce((sum, of) => sum + of.needs, 0) / hours;
  const { low, high } = needs.range;
  const waiting = needs.waitingPerHour;
  return {
    perHour: { value, low: value * low, high: value * high, basis: needs.basis },
    byHour: [...byHour]
      .sort(([a], [b]) => a - b)
      .map(([hour, of]) => ({
        fromMinute: Math.max(hour * 60, window.choice.window.fromMinute),
        perHour: (of.needs * 3600) / of.seconds,
      })),
    waitShare: needs.shares.wait,
    elsewhereShare: needs.shares.elsewhere,
    lostShare: needs.shares.lost,
    preferShare: needs.shares.prefer,
    waitingPerHour:
      waiting === null
        ? null
        : {
            value: value * needs.shares.wait.value,
            low: (value * needs.shares.wait.value * waiting.low) / waiting.value,
            high: (value * needs.shares.wait.value * waiting.high) / waiting.value,
          },
  };
}

function atStakeOf({ newlyWon, service }: WeighedSet): WeighedWindow["atStake"] {
  if (newlyWon === null || service === null) return null;
  return {
    newlyWon: pathQuantiles(newlyWon),
    service: pathQuantiles(service),
    total: pathQuantiles(newlyWon.map((worth, path) => worth + (service[path] ?? 0))),
  };
}

/** The window's money spent on people in the first hours of the openings after it instead: who gives up less, and what that is worth. */
function morningStaff(now: HoursNow, window: ReadyWindow, { ledger }: WeighedSet): WeighedWindow["morningStaff"] {
  const { basis, needed, demand } = now;
  const q = needed.queues.findIndex(({ id }) => id === window.choice.queue);
  const [queue, before, agents] = [needed.queues[q], now.service[q], now.supplied[q]];
  const open = demand.queues[q]?.open;
  const wages = basis.shop.teams.filter(({ serves }) => serves.includes(window.choice.queue));
  const { firstDay, days } = basis.grid;
  const wage = Math.min(...wages.map((team) => meanCostPerHour(team, isoDay(firstDay), isoDay(firstDay + days - 1))));
  if (queue === undefined || before === undefined || agents === undefined || open === undefined) return null;
  const first = new Uint8Array(open.length);
  for (const opening of openingsOf(basis.grid, open).filter((one) => follows(one, window.intervals)))
    first.fill(1, opening.from, opening.firstTo);
  const hours = first.reduce((sum, inside, t) => sum + (inside * (basis.grid.seconds[t] ?? 0)) / 3600, 0);
  if (!(ledger.total > 0 && wage > 0 && wage < Infinity && hours > 0)) return null;
  const heads = ledger.total / (wage * hours);
  const more = agents.map((there, t) => there + (first[t] === 1 ? heads * (1 - queue.shrinkage) : 0));
  const [after] = serviceWith(now, [queue], [more]);
  if (after === undefined) return null;
  const mean = (of: Float64Array): number => of.reduce((sum, value) => sum + value, 0) / of.length;
  const late = (one: typeof after): number => mean(one.counted) - mean(one.kept);
  const fewerAbandoned = mean(before.abandoned) - mean(after.abandoned);
  const { perAbandoned = 0, perLate = 0 } = now.losses[q] ?? {};
  return {
    heads,
    hours: heads * hours,
    fewerAbandoned,
    atStake: now.wonValue[q] === null ? null : fewerAbandoned * perAbandoned + (late(before) - late(after)) * perLate,
  };
}

function verdictOf({ net, ledger, breakEven }: WeighedSet): WeighedWindow["verdict"] {
  if (net !== null) return pathQuantiles(net).mean > 0 ? "open" : "keep-closed";
  if (ledger.total <= 0) return "open";
  return breakEven === null ? "keep-closed" : "depends";
}
