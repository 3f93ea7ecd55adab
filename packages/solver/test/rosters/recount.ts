import { weekday } from "@springtide/calendar";
import {
  brokenRules,
  oneShiftAtATime,
  ruleOfTerms,
  type RosteredShift,
  type RosterProblem,
  type WorkedShift,
} from "@springtide/planning";

// A second reckoning of everything that a roster is judged by, from the problem alone.

const HOUR_MS = 3_600_000;

/** Intervals a shift covers whole, breaks taken off. */
export function covered({ startsMs, seconds }: RosterProblem, shift: Omit<WorkedShift, "source">): number[] {
  return Array.from(startsMs, (_, t) => t).filter((t) => {
    const [from, to] = [startsMs[t] ?? 0, (startsMs[t] ?? 0) + (seconds[t] ?? 0) * 1000];
    return (
      from >= shift.startMs &&
      to <= shift.endMs &&
      shift.breaks.every((away) => away.endMs <= from || away.startMs >= to)
    );
  });
}

function lengthHours({ startMs, endMs, breaks }: Omit<WorkedShift, "source">, isBreakPaid: boolean): number {
  const away = isBreakPaid ? 0 : breaks.reduce((sum, each) => sum + each.endMs - each.startMs, 0);
  return (endMs - startMs - away) / HOUR_MS;
}

/** Paid hours of one person in a week from this Monday. */
function weekHours(
  problem: RosterProblem,
  shifts: readonly { readonly pattern: number; readonly shift: Omit<WorkedShift, "source"> }[],
  monday: number,
): number {
  return shifts.reduce((sum, { pattern, shift }) => {
    const day = problem.zone.dayAt(shift.startMs);
    const isInside = day >= monday && day < monday + 7;
    return isInside ? sum + lengthHours(shift, problem.patterns[pattern]?.isBreakPaid ?? false) : sum;
  }, 0);
}

/** What is not allowed about one person's new shifts; empty where all is well. */
export function faultsOf(problem: RosterProblem, person: number, shifts: readonly RosteredShift[]): string[] {
  const { zone, holidays, rules, firstDay, days, startsMs, seconds } = problem;
  const known = problem.people[person];
  if (known === undefined) return ["nobody"];
  const fresh = shifts.filter(({ pattern }) => pattern >= 0);
  const all = [
    ...known.published.map((shift) => ({ ...shift, source: -1 })),
    ...fresh.map((shift, source) => ({ startMs: shift.startMs, endMs: shift.endMs, breaks: shift.breaks, source })),
  ];
  const broken = brokenRules(
    [{ person: known.id, zone, holidays, shifts: all }],
    [...rules.map(ruleOfTerms), oneShiftAtATime({ id: "one-shift" })],
    new Set(fresh.map((_, source) => source)),
  ).map(({ rule }) => rule);
  const away = fresh.filter((shift) =>
    startsMs.some((from, t) => {
      const to = from + (seconds[t] ?? 0) * 1000;
      return from < shift.endMs && to > shift.startMs && known.available[t] !== 1;
    }),
  );
  const dayOf = (startMs: number): number => zone.dayAt(startMs);
  const outside = fresh.filter((shift) => {
    const pattern = problem.patterns[shift.pattern];
    const isOurs = known.patterns.includes(shift.pattern);
    const isDay = pattern?.weekdays.includes(weekday(dayOf(shift.startMs))) === true;
    const isStart = pattern?.startMinutes.includes(zone.minuteOfDayAt(shift.startMs)) === true;
    return !(isOurs && isDay && isStart && pattern.lengthMinutes.includes((shift.endMs - shift.startMs) / 60_000));
  });
  const newDays = new Set(fresh.map(({ startMs }) => dayOf(startMs)));
  const worked = new Set(all.map(({ startMs }) => dayOf(startMs)));
  const contract: string[] = [];
  for (let monday = firstDay - weekday(firstDay) + 1; monday < firstDay + days; monday += 7) {
    const inWeek = (day: number): boolean => day >= monday && day < monday + 7;
    if (![...newDays].some(inWeek)) continue;
    const list = [
      ...known.published.map((shift) => ({ pattern: -1, shift })),
      ...fresh.map((shift) => ({ pattern: shift.pattern, shift })),
    ];
    const most = known.contract.hoursAWeek + known.contract.overtimeHoursAWeek;
    if (weekHours(problem, list, monday) > most + 1e-6) contract.push("hours-a-week");
    if ([...worked].filter(inWeek).length > known.contract.daysAWeek) contract.push("days-a-week");
  }
  for (const day of newDays) {
    let [from, to] = [day, day];
    while (worked.has(from - 1)) from -= 1;
    while (worked.has(to + 1)) to += 1;
    if (to - from + 1 > known.contract.daysInARow) contract.push("days-in-a-row");
  }
  return [
    ...broken,
    ...contract,
    ...away.map(() => "not-available"),
    ...outside.map(() => "not-a-pattern"),
    ...(newDays.size < fresh.length ? ["two-shifts-a-day"] : []),
  ];
}

/** What one person costs: wages, overtime, wishes passed over, and unpopular hours beyond the fair share. */
export function personCost(problem: RosterProblem, person: number, shifts: readonly RosteredShift[]): number {
  const { firstDay, days, zone } = problem;
  const known = problem.people[person];
  if (known === undefined) return 0;
  const { contract, costPerHour, published, wishes } = known;
  const fresh = shifts.filter(({ pattern }) => pattern >= 0).map((shift) => ({ pattern: shift.pattern, shift }));
  const isInside = (startMs: number): boolean =>
    zone.dayAt(startMs) >= firstDay && zone.dayAt(startMs) < firstDay + days;
  const fixed = published.map((shift) => ({ pattern: -1, shift }));
  let cost = 0;
  for (let monday = firstDay - weekday(firstDay) + 1; monday < firstDay + days; monday += 7) {
    const inRange = Math.min(monday + 7, firstDay + days) - Math.max(monday, firstDay);
    const inside = weekHours(problem, [...fresh, ...fixed.filter(({ shift }) => isInside(shift.startMs))], monday);
    const outside = weekHours(
      problem,
      fixed.filter(({ shift }) => !isInside(shift.startMs)),
      monday,
    );
    const over = Math.max(0, inside + outside - contract.hoursAWeek) - Math.max(0, outside - contract.hoursAWeek);
    cost +=
      costPerHour * (Math.max((contract.leastHoursAWeek * inRange) / 7, inside) + contract.overtimePremium * over);
  }
  const all = [...published, ...fresh.map(({ shift }) => shift)];
  for (const wish of wishes) {
    const isTouched = all.some(({ startMs, endMs }) => startMs < wish.toMs && endMs > wish.fromMs);
    if (isTouched === (wish.kind === "off")) cost += wish.cost;
  }
  const present = [...fresh, ...fixed.filter(({ shift }) => isInside(shift.startMs))];
  const unpopular = present.reduce((sum, { shift }) => sum + unpopularHours(problem, shift), 0);
  return cost + problem.fairnessPerHour * Math.max(0, unpopular - fairShare(problem, person));
}

function unpopularHours({ startsMs, seconds, unpopular }: RosterProblem, shift: Omit<WorkedShift, "source">): number {
  return startsMs.reduce((sum, from, t) => {
    const to = from + (seconds[t] ?? 0) * 1000;
    const here = Math.min(to, shift.endMs) - Math.max(from, shift.startMs);
    return unpopular[t] === 1 ? sum + Math.max(0, here) / HOUR_MS : sum;
  }, 0);
}

function fairShare({ people, demand, unpopular, seconds }: RosterProblem, person: number): number {
  const hours = (counts: (t: number) => number): number =>
    unpopular.reduce((sum, is, t) => (is === 1 ? sum + (counts(t) * (seconds[t] ?? 0)) / 3600 : sum), 0);
  const wanted = hours((t) => demand.reduce((sum, ofQueue) => sum + (ofQueue[t] ?? 0), 0));
  const weights = people.map(({ contract, available }) => contract.hoursAWeek * hours((t) => available[t] ?? 0));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return all > 0 ? (wanted * (weights[person] ?? 0)) / all : 0;
}

/** Least cost of what is missing in one interval with these people present: every way to share them out is tried. */
export function missingCost(problem: RosterProblem, t: number, present: readonly number[]): number {
  const left = problem.demand.map((wanted) => wanted[t] ?? 0);
  const price = (): number =>
    left.reduce((sum, heads, queue) => {
      let [rest, cost] = [Math.max(0, heads), 0];
      for (const step of problem.shortfallPerHour[queue] ?? []) {
        const here = Math.min(rest, step.heads);
        cost += here * step.cost;
        rest -= here;
      }
      return sum + cost;
    }, 0);
  const share = (i: number): number => {
    const person = present[i];
    if (person === undefined) return price();
    let least = Infinity;
    for (const queue of problem.people[person]?.skills ?? []) {
      left[queue] = (left[queue] ?? 0) - 1;
      least = Math.min(least, share(i + 1));
      left[queue] = (left[queue] ?? 0) + 1;
    }
    return least;
  };
  return (share(0) * (problem.seconds[t] ?? 0)) / 3600;
}

/** What a whole roster costs. */
export function rosterCost(problem: RosterProblem, shifts: readonly RosteredShift[]): number {
  const present: number[][] = Array.from(problem.startsMs, () => []);
  for (const [person, { published }] of problem.people.entries())
    for (const shift of [...published, ...shifts.filter((each) => each.person === person && each.pattern >= 0)])
      for (const t of covered(problem, shift)) present[t]?.push(person);
  const missing = present.reduce((sum, people, t) => sum + missingCost(problem, t, people), 0);
  return problem.people.reduce(
    (sum, _, person) =>
      sum +
      personCost(
        problem,
        person,
        shifts.filter((shift) => shift.person === person),
      ),
    missing,
  );
}
