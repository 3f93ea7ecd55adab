const EXTENSION = import.meta.url.endsWith(".ts") ? "ts" : "js";

/** The scripts of threads that compute, in the form this file has: source or built. */
export const THREAD_SCRIPTS = {
  plan: new URL(`./plan-worker.${EXTENSION}`, import.meta.url),
  forecast: new URL(`./forecast-worker.${EXTENSION}`, import.meta.url),
  replay: new URL(`./replay-worker.${EXTENSION}`, import.meta.url),
  backtest: new URL(`./backtest-worker.${EXTENSION}`, import.meta.url),
  comparison: new URL(`./comparison-worker.${EXTENSION}`, import.meta.url),
  hours: new URL(`../opening-hours/hours-worker.${EXTENSION}`, import.meta.url),
  roster: new URL(`../roster-drafts/replan-worker.${EXTENSION}`, import.meta.url),
  import: new URL(`../imports/import-worker.${EXTENSION}`, import.meta.url),
} as const;
export type ThreadScripts = Readonly<Record<keyof typeof THREAD_SCRIPTS, URL>>;
