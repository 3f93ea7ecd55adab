import { nightsBetween, lastNight } from "@springtide/season/service";
import type { Store } from "@springtide/store";
import { EVERY_ORGANISATION } from "@springtide/store";
import type { Jobs } from "../jobs/jobs.ts";
import { nap } from "../jobs/nap.ts";
import { NIGHTLY } from "./nightly-kind.ts";

export interface NightClockNeeds {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly now: () => Date;
  /** Minutes after midnight on each shop's own clock. */
  readonly minuteOfDay: number;
  /** How often it looks at the clock. */
  readonly tickMs: number;
  readonly log: (line: string) => void;
}

/** 03:30: the day's last contacts are in, and nobody plans yet. */
export const USUAL_NIGHT_MINUTE = 210;
const LOOK_EVERY_MS = 30_000;
export const USUAL_TICK_MS = LOOK_EVERY_MS;

/** A run that begins so much after its time was missed, and is made up for. */
export const LATE_MS = 15 * 60_000;

/**
 * Begins each shop's nightly run when it is due on the shop's own clock, once, however many processes look at the clock. Nights on
 * which none of them ran are made up for by one run, which says how many there were.
 */
export class NightClock {
  readonly #needs: NightClockNeeds;
  readonly #stop = new AbortController();
  #ticking: Promise<void> = Promise.resolve();

  constructor(needs: NightClockNeeds) {
    this.#needs = needs;
  }

  start(): void {
    this.#ticking = this.#tickOn();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#ticking;
  }

  async #tickOn(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.tick();
      } catch (error) {
        this.#needs.log(
          `The nightly runs could not be looked at: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
      await nap(this.#needs.tickMs, this.#stop.signal);
    }
  }

  /** Begins what is due now. */
  async tick(): Promise<void> {
    const { store, now } = this.#needs;
    const nowMs = now().getTime();
    const every = store.within(EVERY_ORGANISATION);
    const last = new Map(
      (await every.jobs.lastNightly(new Date(nowMs).toISOString())).map(
        ({ organisation, shop, dueAt }) => [`${organisation} ${shop}`, Date.parse(dueAt)] as const,
      ),
    );
    for (const { id: shop, organisation, zone } of await every.jobs.shopZones())
      await this.#begin({ organisation, shop, zone }, last.get(`${organisation} ${shop}`) ?? null, nowMs);
  }

  async #begin(
    { organisation, shop, zone }: { readonly organisation: number; readonly shop: string; readonly zone: string },
    lastMs: number | null,
    nowMs: number,
  ): Promise<void> {
    const { store, jobs, minuteOfDay, log } = this.#needs;
    const scope = { organisation, partner: null };
    const own = store.within(scope).jobs;
    if (lastMs === null) {
      // A shop that is new here has missed nothing.
      const dueAt = new Date(lastNight({ zone, minuteOfDay }, nowMs)).toISOString();
      await own.beginNightly({ shop, dueAt, job: null, missed: 0, missedFrom: null });
      return;
    }
    const nights = nightsBetween({ zone, minuteOfDay }, lastMs, nowMs);
    const dueMs = nights.at(-1);
    if (dueMs === undefined) return;
    const missed = nights.filter((night) => nowMs - night > LATE_MS);
    const dueAt = new Date(dueMs).toISOString();
    // Asked first: a process that goes down in between asks for the same job again.
    const job = await jobs.run(NIGHTLY, scope, { shop, dueAt });
    const [firstMissed] = missed;
    const missedFrom = firstMissed === undefined ? null : new Date(firstMissed).toISOString();
    const begun = await own.beginNightly({ shop, dueAt, job, missed: missed.length, missedFrom });
    if (begun && missed.length > 0)
      log(
        `${missed.length} nightly run(s) of ${shop} were missed since ${missedFrom ?? dueAt}; one run makes up for them.`,
      );
  }
}
