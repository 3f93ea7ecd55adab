import type { PlanningGrid, QueueDemand } from "../requirement/queue-demand.ts";
import { queueWork } from "../requirement/queue-work.ts";

/**
 * The price that a target itself puts on a late contact, in money: who asks for so many agents pays for the last of them, and gets so many
 * contacts more in time. In each cell of the queue the price of one more agent for its length is divided by the contacts which that agent
 * keeps, expected over the paths; returned is the median, each contact counted alike, so that quiet cells in which one agent is the least
 * there can be do not decide. 0 where nothing is expected.
 *
 * It is the shadow price of the promise (the critical ratio of the newsvendor read backwards): a plan that weighs late contacts by it buys
 * about as many people as the target asks for. It says nothing of what a customer is worth.
 * Source: Bassamboo, Randhawa & Zeevi (2010), Management Science 56(10), 1668-1686, for capacity as a newsvendor's stock.
 * @param question.agents that the target requires, net of shrinkage, by interval of the grid
 * @param question.paths which of the drawn paths to look at; a few dozen do
 * @param question.agentHourPrice money for one agent on the line for an hour
 * Cost: O(paths * open intervals).
 */
export function priceOfLate(question: {
  readonly queue: QueueDemand;
  readonly grid: PlanningGrid;
  readonly agents: Uint16Array;
  readonly paths: readonly number[];
  readonly agentHourPrice: number;
}): number {
  const { queue, grid, agents, paths, agentHourPrice } = question;
  const work = queueWork(queue, grid, new Float64Array(grid.intervalSeconds.length));
  const { cells, model } = work;
  const required = new Uint16Array(cells.count);
  cells.staffedCell.forEach((cell, t) => {
    if (cell >= 0) required[cell] = agents[t] ?? 0;
  });
  const coming = new Float64Array(cells.count);
  const gained = new Float64Array(cells.count);
  for (const path of paths) {
    const { contacts, loads } = work.ofPath(path);
    contacts.forEach((count, cell) => {
      const [there, load] = [required[cell] ?? 0, loads[cell] ?? 0];
      coming[cell] = (coming[cell] ?? 0) + count;
      const more = model.kept(there + 1, load) - model.kept(there, load);
      gained[cell] = (gained[cell] ?? 0) + (count * Math.max(0, more)) / paths.length;
    });
  }
  const prices = Array.from(gained, (gain, cell) => ({
    price: gain > 0 ? (agentHourPrice * (cells.seconds[cell] ?? 0)) / 3600 / gain : Infinity,
    weight: coming[cell] ?? 0,
  })).filter(({ price, weight }) => weight > 0 && price < Infinity);
  return weightedMedian(prices);
}

function weightedMedian(prices: readonly { readonly price: number; readonly weight: number }[]): number {
  const half = prices.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let passed = 0;
  for (const { price, weight } of prices.toSorted((a, b) => a.price - b.price)) {
    passed += weight;
    if (passed >= half) return price;
  }
  return 0;
}
