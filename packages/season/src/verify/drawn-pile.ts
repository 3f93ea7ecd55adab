import { drawGamma, drawPoisson, randomStream } from "@springtide/probability";

/** What is expected of a pile in one season, by interval. */
export interface ExpectedPile {
  readonly rates: ArrayLike<number>;
  /** Contacts that wait when the first interval begins. */
  readonly waiting: number;
  readonly ahtSeconds: Float64Array;
}

/**
 * What does come: contacts of each interval drawn from their rate, and how long those of an interval take on average,
 * each an exponential time around the AHT. The same for the same seed, queue and season, whatever people work it.
 * @param drawn `from` is the first interval's place in the plan: spans draw apart
 */
export function drawnPile(
  { rates, waiting, ahtSeconds }: ExpectedPile,
  drawn: { readonly seed: number; readonly queue: string; readonly season: number; readonly from: number },
): { readonly contacts: Float64Array; readonly ahtSeconds: Float64Array } {
  const random = randomStream(drawn.seed, `verify pile ${drawn.queue}`, drawn.season, drawn.from);
  const contacts = Float64Array.from(rates, (rate, t) => drawPoisson(random, rate + (t === 0 ? waiting : 0)));
  // The mean of so many exponential times is a gamma variable.
  const taken = ahtSeconds.map((aht, t) => {
    const count = contacts[t] ?? 0;
    return count > 0 ? (aht * drawGamma(random, count)) / count : aht;
  });
  return { contacts, ahtSeconds: taken };
}
