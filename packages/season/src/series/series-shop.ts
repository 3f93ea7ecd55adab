import { type Shop, ShopFile, resolveShop, type TriggersFile } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";

/** The one queue, and the one market, of a plain series. */
export const SERIES = "series";

/** Where nobody said where customers live: middle latitudes. */
const USUAL_PLACE = { latitude: 45, longitude: 0 };

/**
 * A shop of one queue and one market, in which the triggers of a plain series are checked and dated by the same rules as in any other. What
 * a shop has beside them (target, handling time, hours) is never looked at. A lift counts under any name, the first where there are several.
 * @throws Refusal for triggers that contradict each other, or hang on the sun of a place that is not given
 */
export function seriesShop(file: TriggersFile | null, zone: string): Shop {
  const skeleton = ShopFile.parse({
    springtide: 1,
    id: SERIES,
    name: "A plain series",
    currency: "EUR",
    sites: [{ id: SERIES, zone, openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
    markets: [{ id: SERIES, ...(file?.place ?? USUAL_PLACE) }],
    queues: [{ id: SERIES, channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
  });
  const triggers = (file?.triggers ?? []).map((trigger): TriggersFile["triggers"][number] => ({
    ...trigger,
    response: { ...trigger.response, liftByQueue: onSeries(trigger.response.liftByQueue) },
  }));
  const sunless = triggers.findIndex(({ kind }) => kind === "sunset-before");
  if (sunless >= 0 && file?.place === undefined) throw placeMissing(sunless);
  return resolveShop({ ...skeleton, triggers });
}

function onSeries(lifts: Readonly<Record<string, number>>): Record<string, number> {
  const lift = lifts[SERIES] ?? Object.values(lifts)[0];
  return lift === undefined ? {} : { [SERIES]: lift };
}

function placeMissing(index: number): Refusal {
  return new Refusal({
    code: "place-missing",
    place: { field: `/triggers/${index}` },
    found: "a trigger of the sunset, and no place",
    rule: "the sun sets at a time of its own in each place",
    remedy: "Add place: with latitude and longitude of the customers to the file of triggers.",
  });
}
