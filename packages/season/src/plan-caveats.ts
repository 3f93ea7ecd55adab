import type { Queue, Shop } from "@springtide/contracts";
import { agreementCaveats } from "./agreements/agreement-caveats.ts";
import type { Demand } from "./demand.ts";
import { isDeferred } from "./deferred.ts";

/** Share of contacts outside the opening hours from which it is worth saying. */
const WORTH_SAYING = 0.005;

/** What a reader of the plan must know before trusting it. */
export function planCaveats(shop: Shop, demand: Demand): string[] {
  const outside = shop.queues.flatMap((queue, i) => {
    const drawn = demand.queues[i];
    if (drawn === undefined || isDeferred(queue)) return [];
    const intervals = drawn.open.length;
    let all = 0;
    let closed = 0;
    drawn.intervalRates.forEach((rate, at) => {
      all += rate;
      if (drawn.open[at % intervals] === 0) closed += rate;
    });
    return all > 0 && closed / all > WORTH_SAYING
      ? [
          `${((100 * closed) / all).toFixed(1)} % of the contacts of "${queue.id}" are expected outside its opening hours; nobody is planned for them.`,
        ]
      : [];
  });
  return [...outside, ...shop.queues.flatMap(priorPatienceCaveat), ...agreementCaveats(shop)];
}

/** Said whatever the model: what is shown of a day is worked out with patience in either case. */
function priorPatienceCaveat(queue: Queue): string[] {
  const { law, basis } = queue.patience;
  if (basis === "given" || isDeferred(queue) || law.kind !== "segments") return [];
  const groups = law.segments.map(
    ({ share, meanSeconds }) => `${(share * 100).toFixed(0)} % for ${(meanSeconds / 60).toFixed(0)} min`,
  );
  return [
    `How long customers of "${queue.id}" wait before they give up is an assumption from a survey (on average ${groups.join(", ")}); people say they are more patient than they are. Write what your own telephone system measures as patience.`,
  ];
}
