import type { RandomStream } from "@springtide/probability";
import type { CancelSignal } from "@springtide/refusal";
import { stopIfCancelled } from "@springtide/refusal";
import type { ChosenShift } from "./best-week.ts";
import type { WeekImprover } from "./improve-week.ts";
import type { RosterState } from "./roster-state.ts";

/** Weeks of people that are taken out together. */
const MOST_TAKEN = 4;
/** How often two weeks in a row are taken out. */
const BOTH_WEEKS = 0.2;
/** Worse rosters are accepted at first as if so many hours of a wage were nothing. */
const FIRST_HEAT_HOURS = 2;

/** Fills the weeks that are empty, one person after the other, then improves each until nothing changes or `sweeps` are done. */
export function descendRoster(state: RosterState, improver: WeekImprover, sweeps: number, cancel?: CancelSignal): void {
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    let changed = false;
    for (let week = 0; week < state.frame.weeks.length; week += 1)
      for (let person = 0; person < state.people.length; person += 1) {
        stopIfCancelled(cancel);
        changed = improver.improve(person, week) || changed;
      }
    if (!changed) return;
  }
}

/**
 * Takes the weeks of a few people out together and gives each the best week there is then; keeps what is not worse, and at first also
 * some of what is (annealing). Leaves the best roster found. Schrimpf, Schneider, Stamm-Wilbrandt and Dueck (2000), Journal of
 * Computational Physics 159(2).
 */
export function ruinAndRecreateRoster(
  state: RosterState,
  improver: WeekImprover,
  random: RandomStream,
  limits: { readonly rounds: number; readonly enough: number },
  onRound: (round: number) => void,
): number {
  const { weeks, problem } = state.frame;
  const meanWage =
    problem.people.reduce((sum, { costPerHour }) => sum + costPerHour, 0) / Math.max(1, problem.people.length);
  let best = state.cost;
  let kept = copyOf(state);
  let round = 0;
  for (; round < limits.rounds && best > limits.enough; round += 1) {
    onRound(round);
    const before = state.cost;
    const undo = oneRound(state, improver, random, Math.floor(random.uniform() * weeks.length));
    const worse = state.cost - before;
    const heat = FIRST_HEAT_HOURS * meanWage * (1 - round / limits.rounds);
    if (worse > 0 && random.uniform() >= Math.exp(-worse / heat)) undo();
    if (state.cost >= best - 1e-7) continue;
    best = state.cost;
    kept = copyOf(state);
  }
  restore(state, kept);
  return round;
}

function oneRound(state: RosterState, improver: WeekImprover, random: RandomStream, week: number): () => void {
  const taken = takeOut(state, random, week).map((of) => ({ ...of, days: state.clearWeek(of.person, of.week) }));
  const noise = new Map<number, number>();
  const hazy = (t: number): number => {
    const known = noise.get(t >> 2);
    if (known !== undefined) return known;
    const drawn = 0.7 + 0.6 * random.uniform();
    noise.set(t >> 2, drawn);
    return drawn;
  };
  for (const of of taken) improver.fill(of.person, of.week, hazy);
  for (const of of taken) improver.improve(of.person, of.week);
  return () => {
    for (const of of taken) state.clearWeek(of.person, of.week);
    for (const of of taken) state.setWeek(of.person, of.week, of.days);
  };
}

/** A few people's same week, or two weeks in a row of fewer: some changes are only allowed, or only pay, in both. */
function takeOut(
  { people, frame }: RosterState,
  random: RandomStream,
  week: number,
): { readonly person: number; readonly week: number }[] {
  const isBothWeeks = week + 1 < frame.weeks.length && random.uniform() < BOTH_WEEKS;
  const most = isBothWeeks ? MOST_TAKEN / 2 : MOST_TAKEN;
  const count = Math.min(people.length, 1 + Math.floor(random.uniform() * most));
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(Math.floor(random.uniform() * people.length));
  const weeks = isBothWeeks ? [week, week + 1] : [week];
  if (random.uniform() < 0.5) weeks.reverse();
  return [...chosen].flatMap((person) => weeks.map((of) => ({ person, week: of })));
}

function copyOf({ chosen }: RosterState): (ChosenShift | null)[][] {
  return chosen.map((mine) => [...mine]);
}

/** Brings back a roster kept before. */
function restore(state: RosterState, kept: readonly (readonly (ChosenShift | null)[])[]): void {
  kept.forEach((mine, person) => {
    state.frame.weeks.forEach(({ firstDay, endDay }, week) => {
      state.setWeek(person, week, mine.slice(firstDay, endDay));
    });
  });
}
