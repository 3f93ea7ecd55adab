import type { Plan } from "@springtide/contracts";
import { pathQuantiles } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import { addedUp, forecastBands } from "../forecast-bands.ts";

/** What the adjustments did, and the model's own numbers beside them, as a plan keeps them; null where there are none. */
export function storedAdjustments({ shop, grid, paths }: SeasonBasis, demand: Demand): Plan["adjustments"] {
  if (shop.adjustments.length === 0) return null;
  const bands = (counts: Float64Array): ReturnType<typeof forecastBands> => forecastBands(counts, grid.days, paths);
  return {
    layers: shop.adjustments.map(({ id }) => {
      const ofQueues = demand.queues.flatMap(({ layers }) => layers.filter((layer) => layer.id === id));
      const contacts = new Float64Array(paths);
      for (const layer of ofQueues)
        layer.contacts.forEach((added, path) => (contacts[path] = (contacts[path] ?? 0) + added));
      return {
        id,
        contacts: pathQuantiles(contacts),
        notTakenAway: ofQueues.reduce((sum, { notTakenAway }) => sum + notTakenAway, 0) / paths,
      };
    }),
    model: {
      queues: demand.queues.map(({ queue, model }) => {
        const { daily, total } = bands(model.dailyCounts);
        return { queue, daily: daily.mean, total };
      }),
      total: bands(addedUp(demand.queues.map(({ model }) => model.dailyCounts))).total,
    },
  };
}
