import { NightlyJobCall, Plan, parseOrRefuse } from "@springtide/contracts";
import { Cancelled } from "@springtide/refusal";
import type { NightlyRun, Scope } from "@springtide/store";
import type { JobKind, JobRun } from "../jobs/job-kind.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { nap } from "../jobs/nap.ts";
import { deadlinesAhead } from "./deadlines-ahead.ts";

export const NIGHTLY = "nightly";

/** What somebody is to be told after a night's run. */
export interface NightNotice {
  readonly shop: string;
  /** The same for the same matter: what was told is not told again as if it were new. */
  readonly key: string;
  readonly subject: string;
  readonly lines: readonly string[];
}

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
  readonly step: "weather" | "plan" | "deadlines" | "alert";
  readonly state: "done" | "skipped" | "failed";
  readonly words: string;
}

const LOOK_MS = 1_000;

/** A shop's nightly run: weather, plan, deadlines, and word to whoever is to know. A step that fails does not stop the next. */
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
        run.progress(steps.length, 4, LABELS[step]);
        steps.push({ step, ...(await attempted(work)) });
      };
      await tried("weather", () => weather(needs, run, shop));
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

async function plan(
  { jobs }: NightlyKindNeeds,
  { scope, signal, store }: JobRun,
  shop: string,
): Promise<Omit<NightStep, "step">> {
  const before = await store.newestPlanEntry(shop);
  const id = await jobs().run("plan", scope, { kind: "plan", shop });
  for (;;) {
    const job = await jobs().job(scope, id);
    if (job === null || job.state === "cancelled") return { state: "failed", words: "Planning was cancelled." };
    if (job.state === "failed")
      return { state: "failed", words: "The plan could not be made; the job of the plan says why." };
    if (job.state === "ready") break;
    await nap(LOOK_MS, signal);
    if (signal.aborted) throw new Cancelled();
  }
  const after = await store.newestPlanEntry(shop);
  return after?.version === before?.version
    ? { state: "done", words: "Nothing changed; the plan stands." }
    : { state: "done", words: `Planned anew: version ${after?.version ?? 0}.` };
}

async function deadlines(
  { notify, now }: NightlyKindNeeds,
  { scope, store }: JobRun,
  shop: string,
): Promise<Omit<NightStep, "step">> {
  const stored = await store.newestPlan(shop);
  if (stored === null) return { state: "skipped", words: "There is no plan to look at." };
  const { decisions, shop: described } = Plan.parse(JSON.parse(stored.json));
  const lines = deadlinesAhead(decisions, now().getTime());
  if (lines.length === 0) return { state: "done", words: "No deadline lies in the next seven days." };
  await notify?.(scope, {
    shop,
    key: `deadlines ${shop} ${lines.join(" ")}`,
    subject: `${described.name}: ${lines.length} decision(s) due within seven days`,
    lines,
  });
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
    shop,
    key: `missed nights ${shop} ${dueAt}`,
    subject: `${missed} nightly run(s) of ${shop} were missed`,
    lines: [`Nothing ran since ${missedFrom ?? dueAt}, as Springtide was off. This run makes up for all of them.`],
  };
}

function troubleNotice(shop: string, troubles: readonly NightStep[]): NightNotice {
  return {
    shop,
    key: `nightly ${shop} ${troubles.map(({ step }) => step).join(" ")}`,
    subject: `The nightly run of ${shop} had trouble`,
    lines: troubles.map(({ step, words }) => `${LABELS[step]}: ${words}`),
  };
}
