import { civilDay } from "@springtide/calendar";
import type { BacktestChoice } from "@springtide/contracts";
import { BacktestJobCall, backtestChoice, parseOrRefuse } from "@springtide/contracts";
import type { BacktestWork } from "../backtest-worker.ts";
import type { JobKind } from "../job-kind.ts";
import { presentInputs, shopInputsAsAsked } from "../shop-inputs.ts";

/** The past of a shop forecast from what was known then. */
export function backtestKind(script: URL): JobKind<BacktestJobCall> {
  return {
    name: "backtest",
    lane: "compute",
    priority: 0,
    read(input) {
      const call = parseOrRefuse(BacktestJobCall, input);
      choiceOf(call);
      return call;
    },
    shopOf: ({ shop }) => shop,
    basis: ({ shop }, store) => presentInputs(store, shop),
    async work(call, { store, threads, progress, signal, basis }) {
      const { shop, holidays, contacts, weather } = await shopInputsAsAsked(store, call.shop, basis);
      const { from, to, ...choice } = choiceOf(call);
      const settings = {
        ...choice,
        fromDay: from === null ? null : civilDay(from),
        toDay: to === null ? null : civilDay(to),
      };
      const work: BacktestWork = { shop, holidays, contacts, weather, settings };
      return { state: "ready", result: await threads.run({ script, work, progress, signal }) };
    },
  };
}

function choiceOf({ from, to, origins, horizonDays, everyDays }: BacktestJobCall): BacktestChoice {
  const texts = {
    ...{ from, to, horizon: `${horizonDays}d` },
    origins: origins === undefined ? undefined : String(origins),
    every: everyDays === undefined ? undefined : `${everyDays}d`,
  };
  return backtestChoice(texts, "request");
}
