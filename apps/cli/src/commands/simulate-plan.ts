import { availableParallelism } from "node:os";
import type { Plan } from "@springtide/contracts";
import { Day, parseOrRefuse } from "@springtide/contracts";
import { readPlan, writeJson } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { openingWith, simulatedPlanLines, type SimulationBasis } from "@springtide/season";
import { playPlan } from "@springtide/server";
import type { Given, OptionSpec, Terminal } from "../command.ts";
import { backlogOf, backlogPaths } from "./opening-backlog.ts";
import { refuseOverwriting } from "./overwriting.ts";

const text = (value: string, description: string): OptionSpec => ({ type: "string", value, description });

/** What playing out a plan takes, beside the seed. */
export const PLAN_OPTIONS = {
  replications: text("<20>", "With a plan: possible seasons to play; at most as many as it was made on."),
  "half-width": text("<0.5>", "With a plan: stop once every service level is known to so many points."),
  days: text("<2027-11-01..2027-11-14>", "With a plan: the days to play; all of them if not given."),
  backlog: text(
    "<backlog.csv>",
    "With a plan: what is open when it begins, in place of what it was made with: as_of, queue, open_items, and ages and unit if known.",
  ),
  out: text("<played.json>", "With a plan: where the figures of every day and queue go."),
} as const satisfies Readonly<Record<string, OptionSpec>>;

const SEASONS = 20;
const MOST_THREADS = 2;
const TYPED = "command line";

/** Plays a stored plan out with worker threads; Ctrl-C ends it and leaves nothing behind. */
export async function simulateStoredPlan(path: string, given: Given, terminal: Terminal): Promise<void> {
  const out = given.text("out");
  if (out !== undefined) await refuseOverwriting([out], [path, ...backlogPaths(given)]);
  const made = await readPlan(path);
  const open = await backlogOf(made.shop, given);
  const plan = open === null ? made : openingWith(made, open, Date.now());
  const halfWidth = halfWidthOf(given);
  const replications = wholeNumber(given, "replications") ?? (halfWidth === undefined ? SEASONS : plan.paths);
  if (replications < 1 || (given.text("replications") !== undefined && replications > plan.paths))
    throw typedRefusal(
      given,
      "replications",
      `the plan was made on ${plan.paths} possible seasons, so 1 to ${plan.paths} can be played`,
    );
  const basis = basisOf(given, plan);
  const stop = new AbortController();
  const interrupted = (): void => {
    stop.abort();
  };
  process.once("SIGINT", interrupted);
  try {
    const played = await playPlan({
      plan,
      basis,
      replications: Math.min(replications, plan.paths),
      ...(halfWidth === undefined ? {} : { halfWidth }),
      threads: Math.min(MOST_THREADS, availableParallelism()),
      progress: terminal.progress,
      signal: stop.signal,
    });
    if (out !== undefined) await writeJson(out, played);
    terminal.clear();
    if (given.flag("json")) terminal.print(JSON.stringify(played));
    else if (!given.flag("quiet")) for (const line of simulatedPlanLines(played)) terminal.print(line);
    if (halfWidth !== undefined && played.queues.some(({ serviceLevel }) => (serviceLevel.halfWidth ?? 0) > halfWidth))
      terminal.note(`After ${played.seasons} seasons not every service level is known to ${100 * halfWidth} points.`);
  } finally {
    process.off("SIGINT", interrupted);
  }
}

function basisOf(given: Given, plan: Plan): SimulationBasis {
  const seed = wholeNumber(given, "seed");
  return { ...(seed === undefined ? {} : { seed }), ...daysOf(given, plan) };
}

function daysOf(given: Given, plan: Plan): { firstDay?: string; days?: number } {
  const typed = given.text("days");
  if (typed === undefined) return {};
  const [from = "", to = from, more] = typed.split("..");
  const isDay = (day: string): boolean => Day.safeParse(day).success;
  if (more !== undefined || !isDay(from) || !isDay(to))
    throw typedRefusal(given, "days", "days are written from..to, such as 2027-11-01..2027-11-14");
  const firstDay = parseOrRefuse(Day, from, TYPED);
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const offset = Math.round((Date.parse(from) - Date.parse(plan.grid.firstDay)) / 86_400_000);
  if (days < 1 || offset < 0 || offset + days > plan.grid.days)
    throw typedRefusal(given, "days", `the plan covers ${plan.grid.days} days from ${plan.grid.firstDay} on`);
  return { firstDay, days };
}

/** Points, as people speak of service levels: 0.5 is half a point. */
function halfWidthOf(given: Given): number | undefined {
  const typed = given.text("half-width");
  if (typed === undefined) return undefined;
  const points = /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : NaN;
  if (!(points > 0 && points < 100))
    throw typedRefusal(given, "half-width", "a half-width is in points, above 0 and below 100");
  return points / 100;
}

function wholeNumber(given: Given, option: "replications" | "seed"): number | undefined {
  const typed = given.text(option);
  if (typed === undefined) return undefined;
  if (!/^\d{1,15}$/.test(typed)) throw typedRefusal(given, option, "it must be a whole number from 0 on");
  return Number(typed);
}

function typedRefusal(given: Given, option: string, rule: string): Refusal {
  return new Refusal({
    code: "option-out-of-range",
    place: { file: TYPED, field: `/${option}` },
    found: `--${option} ${given.text(option) ?? ""}`,
    rule,
    remedy: "See: springtide simulate --help",
  });
}
