import type { CivilDay } from "@springtide/calendar";
import { daysBefore, kernelAt, lastingDays, NEVER } from "@springtide/forecast";
import type { Deciding } from "./deciding.ts";
import { cellRanges, type DecisionSpan, intervalsOf } from "./decision-span.ts";

/** The trigger whose uncertain date moves the contacts of some days most, and what each path has in store of it. */
export interface WatchedTrigger {
  readonly id: string;
  readonly name: string;
  /** By path: whether its effect reaches the days. */
  readonly isFelt: readonly boolean[];
  /** By path: the days on which it fires, near enough to be felt then. */
  readonly onsets: readonly (readonly CivilDay[])[];
}

/** Less than this share of its height is no effect to wait for. */
const FELT = 0.1;
/** With fewer paths on either side nothing can be told apart. */
const LEAST_PATHS = 3;
/** So many standard errors apart, the difference is no play of chance. */
const SURE = 2;

/**
 * The trigger that explains most of how contacts in these days differ from path to path; null where none with an uncertain date does. What it
 * explains is the variance between paths on which it is felt and those on which it is not.
 */
export function watchedTrigger(deciding: Deciding, span: DecisionSpan): WatchedTrigger | null {
  const contacts = contactsByPath(deciding, span);
  let best: { readonly watched: WatchedTrigger; readonly explained: number } | null = null;
  for (const trigger of deciding.basis.triggers) {
    const onsets = onsetsFelt(deciding, trigger.id, span);
    const isFelt = onsets.map((days) => days.length > 0);
    const explained = varianceBetween(contacts, isFelt);
    const name = deciding.basis.shop.triggers.find(({ id }) => id === trigger.id)?.name ?? trigger.id;
    if (explained > (best?.explained ?? 0)) best = { watched: { id: trigger.id, name, isFelt, onsets }, explained };
  }
  return best?.watched ?? null;
}

function contactsByPath(deciding: Deciding, span: DecisionSpan): Float64Array {
  const ranges = cellRanges(deciding, intervalsOf(deciding.basis.grid, span));
  return Float64Array.from({ length: deciding.basis.paths }, (_, path) =>
    deciding.queues.reduce((sum, { losses }, q) => {
      const range = ranges[q];
      return range === undefined ? sum : sum + losses.contactsOf(path, range);
    }, 0),
  );
}

/** By path: the days on which a trigger fires, near enough to these days to be felt in them. */
export function onsetsFelt({ basis, demand }: Deciding, id: string, { firstDay, days }: DecisionSpan): CivilDay[][] {
  const drawn = demand.onsets.get(id) ?? [];
  const trigger = basis.triggers.find((one) => one.id === id);
  const isFelt = (onset: number): boolean => {
    if (trigger === undefined || onset === NEVER || onset - daysBefore(trigger) >= firstDay + days) return false;
    if (onset + lastingDays(trigger) <= firstDay) return false;
    for (let day = firstDay; day < firstDay + days; day += 1)
      if (Math.abs(kernelAt(trigger, day - onset)) >= FELT) return true;
    return false;
  };
  return Array.from({ length: basis.paths }, (_, path) =>
    drawn.flatMap((ofPaths) => {
      const onset = ofPaths[path] ?? NEVER;
      return isFelt(onset) ? [onset] : [];
    }),
  );
}

/** 0 where too few paths are on one side, or they differ by chance only. */
function varianceBetween(contacts: Float64Array, isFelt: readonly boolean[]): number {
  const felt = contacts.filter((_, path) => isFelt[path] === true);
  const other = contacts.filter((_, path) => isFelt[path] !== true);
  if (felt.length < LEAST_PATHS || other.length < LEAST_PATHS) return 0;
  const [a, b] = [spreadOf(felt), spreadOf(other)];
  const apart = Math.abs(a.mean - b.mean);
  if (apart <= SURE * Math.sqrt(a.variance / felt.length + b.variance / other.length)) return 0;
  return ((felt.length * other.length) / (contacts.length * contacts.length)) * apart * apart;
}

function spreadOf(values: Float64Array): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / Math.max(1, values.length - 1) };
}
