import type { ReplayChoice } from "@springtide/contracts";
import { ReplayJobCall, parseOrRefuse, replayChoice } from "@springtide/contracts";
import { chosenSeason } from "@springtide/season/service";
import type { JobKind } from "../job-kind.ts";
import type { ReplayWork } from "../replay-worker.ts";
import { presentInputs, shopInputsAsAsked } from "../shop-inputs.ts";

/** A season of the past decided again as this planner would have. */
export function replayKind(script: URL): JobKind<ReplayJobCall> {
  return {
    name: "replay",
    lane: "compute",
    priority: 0,
    read(input) {
      const call = parseOrRefuse(ReplayJobCall, input);
      choiceOf(call);
      return call;
    },
    shopOf: ({ shop }) => shop,
    basis: ({ shop }, store) => presentInputs(store, shop),
    async work(call, { store, threads, progress, signal, basis }) {
      const { shop, holidays, contacts, weather } = await shopInputsAsAsked(store, call.shop, basis);
      const work: ReplayWork = { shop, holidays, contacts, weather, season: chosenSeason(choiceOf(call)) };
      return { state: "ready", result: await threads.run({ script, work, progress, signal }) };
    },
  };
}

function choiceOf({ from, to, season }: ReplayJobCall): ReplayChoice {
  return replayChoice({ from, to, season: season === undefined ? undefined : String(season) }, "request");
}
