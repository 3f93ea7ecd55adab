// Least agents as a textbook would have a program find them: formulas summed from their first term, teams tried one by one
// from the first that could do. The yardstick of the staffing benchmark, and a check of its answers.

/** The work of one interval and its targets, in the textbook's plainest form. */
export interface TextbookNeed {
  readonly loadErlangs: number;
  readonly ahtSeconds: number;
  readonly share: number;
  readonly withinSeconds: number;
  readonly maxOccupancy: number;
}

function blocking(agents: number, loadErlangs: number): number {
  let blocked = 1;
  for (let n = 1; n <= agents; n += 1) blocked = (loadErlangs * blocked) / (n + loadErlangs * blocked);
  return blocked;
}

/** Erlang C: each team by the whole recursion of Erlang B. */
export function textbookErlangC({ loadErlangs, ahtSeconds, share, withinSeconds, maxOccupancy }: TextbookNeed): number {
  for (let agents = Math.floor(loadErlangs) + 1; ; agents += 1) {
    const blocked = blocking(agents, loadErlangs);
    const waits = blocked / (1 - (loadErlangs / agents) * (1 - blocked));
    const level = 1 - waits * Math.exp((-(agents - loadErlangs) * withinSeconds) / ahtSeconds);
    if (level >= share && loadErlangs / agents <= maxOccupancy) return agents;
  }
}

/** Erlang A: each team by the sum over all states of its birth-death chain (Palm 1957; Mandelbaum & Zeltyn 2007). */
export function textbookErlangA(need: TextbookNeed, patienceSeconds: number): number {
  const { loadErlangs, ahtSeconds, share, withinSeconds, maxOccupancy } = need;
  const left = Math.exp(-withinSeconds / patienceSeconds);
  for (let agents = 1; ; agents += 1) {
    const c = (agents * patienceSeconds) / ahtSeconds;
    let weight = 1;
    let total = 0;
    for (let present = 0; present < agents; present += 1) {
      total += weight;
      weight *= loadErlangs / (present + 1);
    }
    let served = total;
    let inTime = total;
    let term = left ** (c + 1);
    let late = term;
    for (
      let ahead = 0;
      weight > 1e-15 * total || loadErlangs > agents + ahead * (ahtSeconds / patienceSeconds);
      ahead += 1
    ) {
      total += weight;
      served += (weight * c) / (c + ahead + 1);
      inTime += ((weight * c) / (c + ahead + 1)) * (1 - late);
      term *= ((c + ahead + 1) / (ahead + 1)) * (1 - left);
      late += term;
      weight *= loadErlangs / (agents + ((ahead + 1) * ahtSeconds) / patienceSeconds);
    }
    if (inTime / total >= share && (loadErlangs * served) / total / agents <= maxOccupancy) return agents;
  }
}

/** A mix of exponential patiences: each team by Simpson's rule on the density of the virtual wait, 0.25 s a step. */
export function textbookSegments(
  need: TextbookNeed,
  segments: readonly { readonly share: number; readonly meanSeconds: number }[],
): number {
  const { loadErlangs, ahtSeconds, share, withinSeconds, maxOccupancy } = need;
  const arrivals = loadErlangs / ahtSeconds;
  const step = 0.25;
  for (let agents = 1; ; agents += 1) {
    let mass = 0;
    let served = 0;
    let inTime = 0;
    let highest = 0;
    for (let index = 0; ; index += 1) {
      const wait = index * step;
      let survival = 0;
      let waited = 0;
      for (const segment of segments) {
        const still = Math.exp(-wait / segment.meanSeconds);
        survival += segment.share * still;
        waited += segment.share * segment.meanSeconds * (1 - still);
      }
      const density = Math.exp(arrivals * waited - (agents * wait) / ahtSeconds);
      highest = Math.max(highest, density);
      if (density < 1e-14 * highest) break;
      const weight = ((index === 0 ? 1 : index % 2 === 1 ? 4 : 2) * step) / 3;
      mass += weight * density;
      served += weight * density * survival;
      const edge = wait === withinSeconds ? 0.5 : wait < withinSeconds ? 1 : 0;
      inTime += weight * edge * density * survival;
    }
    const perBlocked = blocking(agents - 1, loadErlangs);
    const total = 1 / perBlocked + arrivals * mass;
    const level = (1 / perBlocked + arrivals * inTime) / total;
    const busy = (loadErlangs * (1 / perBlocked + arrivals * served)) / total / agents;
    if (level >= share && busy <= maxOccupancy) return agents;
  }
}
