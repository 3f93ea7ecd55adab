import type { z } from "zod";
import type { QueuePatience } from "../patience.ts";
import type { ServiceTarget, ServiceTargetText } from "../service-target.ts";
import type { Queue, Shop } from "../shop.ts";
import type { ShopFile } from "../shop-file.ts";
import { oneOrSeveral, writtenHours, writtenWeekdays } from "./written-hours.ts";
import { isSame, unless, withoutNoise, writtenDuration, writtenShare } from "./written-units.ts";

type QueueInput = z.input<typeof ShopFile>["queues"][number];

/** A queue as a shop file writes it. */
export function writtenQueue(queue: Queue, { sites }: Pick<Shop, "sites">): QueueInput {
  const site = sites.find(({ id }) => id === queue.site);
  const touches = queue.unit === "case" ? (queue.touchesPerCase ?? 1) : 1;
  return {
    id: queue.id,
    name: unless(queue.name, queue.id),
    channel: queue.channel,
    skill: unless(queue.skill, "general"),
    language: unless(queue.language, "en"),
    site: unless(queue.site, sites[0]?.id ?? queue.site),
    openingHours: isSame(queue.openingHours, site?.openingHours) ? undefined : writtenHours(queue.openingHours),
    staffedBy:
      queue.staffedBy.length === 0
        ? undefined
        : queue.staffedBy.map(({ weekdays, windows, by }) => ({
            days: writtenWeekdays(weekdays),
            hours: oneOrSeveral(windows),
            by,
          })),
    target: writtenTarget(queue.target),
    aht: writtenDuration(queue.ahtSeconds / touches),
    unit: queue.unit,
    touchesPerCase: queue.touchesPerCase,
    ahtFrom: unless(queue.ahtFrom, "history"),
    ...writtenPatience(queue.patience),
    shrinkage: writtenShare(queue.shrinkage),
    forecast: isSame(queue.forecast, { methods: "auto", weather: "auto" }) ? undefined : queue.forecast,
    preSale:
      queue.preSale === null
        ? undefined
        : { conversion: writtenShare(queue.preSale.conversionShare), orderMargin: queue.preSale.orderMargin },
    penaltyPerLate: unless(queue.penaltyPerLate, 0),
  };
}

function writtenTarget(target: ServiceTarget): z.input<typeof ServiceTargetText> {
  const { definition, share, withinSeconds, maxOccupancy, shortAbandonSeconds } = target;
  return {
    definition,
    share: writtenShare(share),
    within: writtenDuration(withinSeconds),
    maxOccupancy: writtenShare(maxOccupancy),
    shortAbandon: shortAbandonSeconds === undefined ? undefined : writtenDuration(shortAbandonSeconds),
  };
}

/** Nothing where a survey's figures stand in. */
function writtenPatience({ law, basis }: QueuePatience): Pick<QueueInput, "patience" | "patienceSegments"> {
  if (basis === "prior") return {};
  if (law.kind === "exponential") return { patience: writtenDuration(law.meanSeconds) };
  return {
    patienceSegments: law.segments.map(({ share, meanSeconds }) => ({
      share: writtenShare(withoutNoise(share)),
      mean: writtenDuration(meanSeconds),
    })),
  };
}
