import type { Plan } from "@springtide/contracts";
import { drawPoisson, randomStream } from "@springtide/probability";
import { pathQuantiles } from "@springtide/planning";
import { basisOfPlan } from "./basis.ts";
import { drawDemand } from "./demand.ts";

/** A table as it is written to a file: a header and rows in its order. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: Iterable<readonly (string | number)[]>;
}

/** Contacts by interval: mean, and quantiles of the counts of all seasons drawn. Closed intervals without contacts are left out. */
export function forecastTable(plan: Plan): Table {
  return { header: ["interval_start", "queue", "mean", "p10", "p50", "p90"], rows: forecastRows(plan) };
}

function* forecastRows(plan: Plan): Generator<readonly (string | number)[]> {
  const basis = basisOfPlan(plan);
  const { grid, paths, seed } = basis;
  const intervals = grid.startsMs.length;
  const counts = new Float64Array(paths);
  for (const { queue, open, intervalRates } of drawDemand(basis).queues) {
    const streams = Array.from({ length: paths }, (_, path) => randomStream(seed, `interval count of ${queue}`, path));
    for (let t = 0; t < intervals; t += 1) {
      let mean = 0;
      streams.forEach((random, path) => {
        const rate = intervalRates[path * intervals + t] ?? 0;
        mean += rate / paths;
        counts[path] = drawPoisson(random, rate);
      });
      if (open[t] === 0 && mean < 0.0005) continue;
      const { p10, p50, p90 } = pathQuantiles(counts);
      yield [
        grid.zone.formatInstant(grid.startsMs[t] ?? 0),
        queue,
        decimals(mean, 3),
        decimals(p10, 1),
        decimals(p50, 1),
        decimals(p90, 1),
      ];
    }
  }
}

/** Agents required by open interval, with the service and occupancy they are expected to give over all seasons. */
export function requirementTable(plan: Plan): Table {
  return {
    header: ["interval_start", "queue", "agents", "service_level", "occupancy", "model"],
    rows: requirementRows(plan),
  };
}

function* requirementRows(plan: Plan): Generator<readonly (string | number)[]> {
  const { grid } = basisOfPlan(plan);
  for (const { queue, agents, serviceLevel, occupancy, model } of plan.staffing)
    for (let t = 0; t < grid.startsMs.length; t += 1) {
      const level = serviceLevel[t] ?? null;
      if (level === null) continue;
      yield [
        grid.zone.formatInstant(grid.startsMs[t] ?? 0),
        queue,
        agents[t] ?? 0,
        decimals(level, 4),
        decimals(occupancy[t] ?? 0, 4),
        model,
      ];
    }
}

/** Heads required, rostered, bought and still missing, by open interval. */
export function gapTable(plan: Plan): Table {
  return { header: ["interval_start", "queue", "required", "own", "overflow", "gap"], rows: gapRows(plan) };
}

function* gapRows(plan: Plan): Generator<readonly (string | number)[]> {
  const { grid } = basisOfPlan(plan);
  for (const { queue, required, own, overflow, gap, serviceLevel } of plan.staffing)
    for (let t = 0; t < grid.startsMs.length; t += 1) {
      if ((serviceLevel[t] ?? null) === null) continue;
      yield [
        grid.zone.formatInstant(grid.startsMs[t] ?? 0),
        queue,
        required[t] ?? 0,
        own[t] ?? 0,
        overflow[t] ?? 0,
        gap[t] ?? 0,
      ];
    }
}

function decimals(value: number, places: number): number {
  const scale = 10 ** places;
  return Math.round(value * scale) / scale;
}
