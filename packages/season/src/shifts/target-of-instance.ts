import type { ShiftInstance } from "@springtide/contracts";
import type { TargetPath, TargetProblem } from "@springtide/planning";
import { Refusal } from "@springtide/refusal";
import { instanceFindings } from "./instance-findings.ts";
import { targetFindings } from "./target-findings.ts";
import { teamsOfInstance } from "./teams-of-instance.ts";

type Target = NonNullable<ShiftInstance["target"]>;

/**
 * The target of an instance in the numbers of the planner: heads are worth the contacts they answer in time, or themselves up to the
 * demand where a path names demand.
 * @throws Refusal naming everything in the instance that contradicts itself
 */
export function targetOfInstance(instance: ShiftInstance, target: Target): TargetProblem {
  const findings = [...instanceFindings(instance), ...targetFindings(instance, target)];
  if (findings.length > 0) throw new Refusal(findings);
  const periods = periodsOf(instance, target);
  return {
    intervals: instance.intervals,
    isCyclic: instance.cyclic,
    teams: teamsOfInstance(instance),
    floor: floorOf(instance, target),
    periods,
    chance: target.chance,
    paths: target.paths.map((path) => {
      const worth = worthOfPath(target, path, instance.intervals);
      const asked = askedOfPath(path);
      const share = path.demand === undefined ? (target.share ?? 1) : 1;
      return { worth, required: periods.map((period) => share * sumOver(asked, period)) };
    }),
  };
}

/** Contacts offered, or heads demanded, by path and period: what is reached is a share of it. */
export function askedByPeriod(target: Target, { periods }: TargetProblem): number[][] {
  return target.paths.map((path) => periods.map((period) => sumOver(askedOfPath(path), period)));
}

/** The table that holds in an interval, by its number. */
function tableAt({ service = [] }: Target, { tables }: Target["paths"][number], interval: number): readonly number[] {
  const number = tables === undefined ? (service.length === 1 ? 0 : interval) : (tables[interval] ?? 0);
  return service[number] ?? [];
}

function askedOfPath({ demand, offered }: Target["paths"][number]): readonly number[] {
  return demand ?? offered ?? [];
}

function worthOfPath(target: Target, path: Target["paths"][number], intervals: number): TargetPath["worth"] {
  return Array.from({ length: intervals }, (_, t) => {
    const wanted = path.demand?.[t];
    if (wanted !== undefined) return Float64Array.from({ length: wanted + 1 }, (_, heads) => heads);
    return Float64Array.from(tableAt(target, path, t), (share) => share * (path.offered?.[t] ?? 0));
  });
}

function floorOf({ intervals }: ShiftInstance, target: Target): Int32Array {
  const { floorHeads, floorShare = 0, paths } = target;
  const [first] = paths;
  return Int32Array.from({ length: intervals }, (_, t) => {
    const heads = floorHeads?.[t] ?? 0;
    if (floorShare === 0 || first?.offered === undefined || first.offered[t] === 0) return heads;
    return Math.max(
      heads,
      tableAt(target, first, t).findIndex((share) => share >= floorShare),
    );
  });
}

function periodsOf({ intervals, intervalMinutes }: ShiftInstance, { per }: Target): TargetProblem["periods"] {
  const length = per === "plan" ? intervals : Math.round(1440 / intervalMinutes);
  return Array.from({ length: Math.ceil(intervals / length) }, (_, day) => ({
    from: day * length,
    to: Math.min(intervals, (day + 1) * length),
  }));
}

function sumOver(figures: readonly number[], { from, to }: { readonly from: number; readonly to: number }): number {
  return figures.slice(from, to).reduce((sum, figure) => sum + figure, 0);
}
