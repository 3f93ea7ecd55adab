import { changedPlanSettings, type Shop } from "@springtide/contracts";
import type { Given } from "../command.ts";

/** Options that were typed, by name. */
export function typed(given: Given, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const text = given.text(name);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** The shop with `--paths` and `--seed` as typed: both are settings of the plan, held to its rules. @throws Refusal */
export function withDraws(shop: Shop, given: Given): Shop {
  const numbers = Object.entries(typed(given, ["paths", "seed"])).map(([name, text]): [string, unknown] => [
    name,
    /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text,
  ]);
  return { ...shop, plan: changedPlanSettings(shop.plan, Object.fromEntries(numbers), "command line") };
}
