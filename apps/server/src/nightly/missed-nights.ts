import { nightsBetween } from "@springtide/season/service";
import type { Store } from "@springtide/store";
import { EVERY_ORGANISATION } from "@springtide/store";
import { LATE_MS, USUAL_NIGHT_MINUTE } from "./night-clock.ts";

/** Nights of a shop on which nothing ran. */
interface MissedNights {
  readonly shop: string;
  readonly nights: number;
  /** When the first of them was due. */
  readonly since: string;
}

/** What nobody has begun yet of the nights up to now, by shop, in every organisation. */
export async function missedNights(store: Store, now: Date): Promise<MissedNights[]> {
  const { jobs } = store.within(EVERY_ORGANISATION);
  const last = new Map(
    (await jobs.lastNightly(now.toISOString())).map(({ organisation, shop, dueAt }) => [
      `${organisation} ${shop}`,
      dueAt,
    ]),
  );
  return (await jobs.shopZones()).flatMap(({ id: shop, organisation, zone }) => {
    const dueAt = last.get(`${organisation} ${shop}`);
    // A shop that is new here has missed nothing.
    if (dueAt === undefined) return [];
    const night = { zone, minuteOfDay: USUAL_NIGHT_MINUTE };
    const missed = nightsBetween(night, Date.parse(dueAt), now.getTime() - LATE_MS);
    const [first] = missed;
    return first === undefined ? [] : [{ shop, nights: missed.length, since: new Date(first).toISOString() }];
  });
}
