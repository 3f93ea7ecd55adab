import type { DecisionPeriod, Plan, PricedEconomics } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import type { Sentence } from "./sentence.ts";
import { asPlanned, ours } from "./sentence.ts";

/** From which price of a failure on the seats of a period pay. */
export function breakEvenInWords({ shop }: Plan, { breakEven }: DecisionPeriod, words: Words): Sentence {
  const { reason, perLostCustomer: above } = breakEven;
  if (reason === undefined || (reason.kind === "above" && above === null)) return asPlanned(breakEven.words);
  if (reason.kind !== "above") return ours(words.say(`decisions.pays.${reason.kind}`));
  return ours(
    words.say(`decisions.pays.${reason.of}`, {
      queue: shop.queues.find(({ id }) => id === reason.queue)?.name ?? reason.queue,
      above: words.price(above ?? 0),
      worth: words.price(reason.worth),
    }),
  );
}

/** From which price of a lost need on all that is bought pays. */
export function boughtPaysInWords(
  { cost, perLostNeed, worthPerNeed }: NonNullable<PricedEconomics["breakEven"]>,
  words: Words,
): string {
  if (cost <= 0) return words.say("decisions.pays.by-penalties");
  if (perLostNeed === null) return words.say("decisions.pays.keeps-nobody");
  const above = words.price(perLostNeed);
  if (worthPerNeed === null || worthPerNeed === undefined) return words.say("decisions.pays.bought", { above });
  return words.say("decisions.pays.bought-and-known", {
    above,
    worth: words.price(worthPerNeed),
    verdict: worthPerNeed >= perLostNeed ? "pays" : "not",
  });
}
