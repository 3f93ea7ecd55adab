import type { IntervalGrid } from "@springtide/calendar";
import type { Queue } from "@springtide/contracts";
import { drawGamma, randomStream } from "@springtide/probability";
import type { OpeningWork } from "../verify/pile-run.ts";
import { dueMs, type OpeningPile } from "./opening-pile.ts";

/**
 * An opening backlog as one season works it: how many there are is known, how long they take on average is drawn around the AHT. What is late
 * before the queue first opens is not counted: no people could mend it.
 * @param of.ahtSeconds of the first interval
 */
export function drawnOpening(
  { batches, contacts, firstOpenMs }: OpeningPile,
  of: { readonly grid: IntervalGrid; readonly target: Queue["target"]; readonly ahtSeconds: number },
  drawn: { readonly seed: number; readonly queue: string; readonly season: number },
): OpeningWork[] {
  if (contacts === 0) return [];
  const random = randomStream(drawn.seed, `verify opening ${drawn.queue}`, drawn.season);
  const ahtSeconds = (of.ahtSeconds * drawGamma(random, contacts)) / contacts;
  const startMs = of.grid.startsMs[0] ?? 0;
  return batches.map((batch) => ({
    fromSeconds: (batch.begunMs - startMs) / 1000,
    contacts: batch.contacts,
    ahtSeconds,
    counts: dueMs(batch, of) > firstOpenMs,
  }));
}
