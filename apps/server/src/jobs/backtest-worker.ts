import { parentPort } from "node:worker_threads";
import { backtestShop, type BacktestInput } from "@springtide/season";
import { tellAnswer } from "./in-thread.ts";

/** Everything that a past is forecast again from. */
export type BacktestWork = Pick<BacktestInput, "shop" | "holidays" | "contacts" | "weather" | "settings">;

/** Forecasts pasts off the server's thread. */
parentPort?.on("message", (work: BacktestWork) => {
  void tellAnswer((progress) => Promise.resolve(JSON.stringify(backtestShop({ ...work, progress }))));
});
