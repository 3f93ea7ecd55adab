import { FleetJobCall, NightlyJobCall, parseOrRefuse } from "@springtide/contracts";
import { Cancelled } from "@springtide/refusal";
import type { NightlyRun, Scope, StoredJob } from "@springtide/store";
import { fleetQuestions } from "../jobs/fleet-questions.ts";
import { storedFailure } from "../jobs/job-failure.ts";
import type { JobKind, JobRun } from "../jobs/job-kind.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { nap } from "../jobs/nap.ts";
import type { NightNotice } from "./night-notice.ts";
import { tellDeadlines } from "./tell-deadlines.ts";
import { tellRecuts } from "./tell-recuts.ts";

export const NIGHTLY = "nightly";

/** What a night's run does beside planning; null where nothing is set up for it, which its result says. */
export interface NightlyMeans {
  /** Brings a shop's weather up to date, and says in a sentence what came of it. */
  readonly fetchWeather: ((scope: Scope, shop: string) => Promise<string>) | null;
  readonly notify: ((scope: Scope, notice: NightNotice) => Promise<void>) | null;
}

export interface NightlyKindNeeds extends NightlyMeans {
  readonly jobs: () => Jobs;
  readonly now: () => Date;
}

/** What a step of the night came to. */
interface NightStep {
  readonly step: "weather" | "forecast" | "plan" | "deadlines" | "alert";
  readonly state: "done" | "skipped" | "failed";
  readonly words: string;
}

const LOOK_MS = 1_000;

/** What a forecast is asked for where nobody says more. */
const USUAL_FORECAST = FleetJobCall.parse({ kind: "fleet" });

/** A shop's nightly run: weather, forecasts, plan, deadlines, and word to whoever is to know. A step that fails does not stop the next. */
export function nightlyKind(needs: NightlyKindNeeds): JobKind<NightlyJobCall> {
  return {
    name: NIGHTLY,
    lane: "nights",
    priority: 0,
    read: (input) => parseOrRefuse(NightlyJobCall, input),
    shopOf: ({ shop }) => shop,
    basis: ({ dueAt }) => Promise.resolve(dueAt),
    async work({ shop }, run) {
      const steps: NightStep[] = [];
      const tried = async (step: NightStep["step"], work: () => Promise<Omit<NightStep, "step">>): Promise<void> => {
        run.progress(steps.length, 5, LABELS[step]);
        steps.push({ step, ...(await attempted(work)) });
      };
      await tried("weather", () => weather(needs, run, shop));
      await tried("forecast", () => forecast(needs, run, shop));
      await tried("plan", () => plan(needs, run, shop));
      await tried("deadlines", () => deadlines(needs, run, shop));
      const troubles = steps.filter(({ state }) => state === "failed");
      await tried("alert", () => alert(needs, run, shop, troubles));
      return { state: "ready", result: JSON.stringify({ shop, steps }) };
    },
  };
}

const LABELS = {
  weather: "Fetching the weather",
  forecast: "Forecasting anew where something changed",
  plan: "Planning anew where something changed",
  deadlines: "Looking at deadlines",
  alert: "Telling whoever is to know",
} as const;

async function attempted(work: () => Promise<Omit<NightStep, "step">>): Promise<Omit<NightStep, "step">> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    return { state: "failed", words: error instanceof Error ? error.message : String(error) };
  }
}

async function weather(
  { fetchWeather }: NightlyMeans,
  { scope }: JobRun,
  shop: string,
): Promise<Omit<NightStep, "step">> {
  if (fetchWeather === null) return { state: "skipped", words: "No weather service is set up." };
  return { state: "done", words: await fetchWeather(scope, shop) };
}

/** Asks what anybody may ask of each queue, in the words of `ForecastJobCall` without terms: the answer is there in the morning. */
async function forecast(
  { jobs }: NightlyKindNeeds,
  { scope, signal, store }: JobRun,
  shop: string,
): Promise<Omit<NightStep, "step">> {
  const questions = await fleetQuestions(store, { ...USUAL_FORECAST, shops: [shop] });
  const fleet = await jobs().runFleet(scope, questions);
  const ended = await endOf(jobs(), scope, fleet, signal);
  if (ended === null || ended === "cancelled") return { state: "failed", words: "Forecasting was cancelled." };
  const members = await jobs().members(scope, fleet, { after: 0, limit: questions.length });
  const failed = members.filter(({ state }) => state !== "ready");
  if (failed.length === 0) return { state: "done", words: `${members.length} queue(s) forecast.` };
  const reasons = failed.map(({ label, failure }) => `${label}: ${storedFailure(failure)?.reason ?? "cancelled"}`);
  return { state: "failed", words: `${failed.length} of ${members.length} forecasts failed. ${reasons.join(" ")}` };
}

async function plan(
  { jobs }: NightlyKindNeeds,
  { scope, signal, store }: JobRun,
  shop: string,
): Promise<Omit<NightStep, "step">> {
  const before = await store.newestPlanEntry(shop);
  const id = await jobs().run("plan", scope, { kind: "plan", shop });
  const ended = await endOf(jobs(), scope, id, signal);
  if (ended === null || ended === "cancelled") return { state: "failed", words: "Planning was cancelled." };
  if (ended === "failed")
    return { state: "failed", words: "The plan could not be made; the job of the plan says why." };
  const after = await store.newestPlanEntry(shop);
  return after?.version === before?.version
    ? { state: "done", words: "Nothing changed; the plan stands." }
    : { state: "done", words: `Planned anew: version ${after?.version ?? 0}.` };
}

/** How a job ended; null if it is gone. */
async function endOf(jobs: Jobs, scope: Scope, id: string, signal: AbortSignal): Promise<StoredJob["state"] | null> {
  for (;;) {
    const job = await jobs.job(scope, id);
    if (job === null || (job.state !== "waiting" && job.state !== "running")) return job?.state ?? null;
    await nap(LOOK_MS, signal);
    if (signal.aborted) throw new Cancelled();
  }
}

async function deadlines(
  { notify, now }: NightlyKindNeeds,
  { scope, store }: JobRun,
  shop: string,
): Promise<Omit<NightStep, "step">> {
  const tell = notify === null ? null : (notice: NightNotice) => notify(scope, notice);
  const lines = await tellDeadlines(store, shop, now(), tell);
  if (lines !== null && tell !== null) lines.push(...(await tellRecuts(store, shop, now(), tell)));
  if (lines === null) return { state: "skipped", words: "There is no plan to look at." };
  if (lines.length === 0) return { state: "done", words: "No deadline lies in the next seven days." };
  return { state: "done", words: lines.join(" ") };
}

async function alert(
  { notify }: NightlyMeans,
  { scope, store }: JobRun,
  shop: string,
  troubles: readonly NightStep[],
): Promise<Omit<NightStep, "step">> {
  if (notify === null) return { state: "skipped", words: "Nobody is set up to be told." };
  const missed = (await store.jobs.missedNights()).filter((run) => run.shop === shop).map(missedNotice);
  const notices = [...missed, ...(troubles.length === 0 ? [] : [troubleNotice(shop, troubles)])];
  for (const notice of notices) await notify(scope, notice);
  return notices.length === 0
    ? { state: "done", words: "Nothing went wrong." }
    : { state: "done", words: notices.map(({ subject }) => `${subject}.`).join(" ") };
}

function missedNotice({ shop, missed, missedFrom, dueAt }: NightlyRun): NightNotice {
  return {
    ...{ shop, kind: "nightly-missed", deadlineAt: null, missed: true, attachment: null },
    key: `missed nights ${shop} ${dueAt}`,
    subject: `${missed} nightly run(s) of ${shop} were missed`,
    lines: [`Nothing ran since ${missedFrom ?? dueAt}, as Springtide was off. This run makes up for all of them.`],
  };
}

function troubleNotice(shop: string, troubles: readonly NightStep[]): NightNotice {
  return {
    ...{ shop, kind: "nightly-failed", deadlineAt: null, missed: false, attachment: null },
    key: `nightly ${shop} ${troubles.map(({ step }) => step).join(" ")}`,
    subject: `The nightly run of ${shop} had trouble`,
    lines: troubles.map(({ step, words }) => `${LABELS[step]}: ${words}`),
  };
}
