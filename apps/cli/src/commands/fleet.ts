import { setTimeout as pause } from "node:timers/promises";
import type { JobAnswer } from "@springtide/contracts";
import { FleetJobCall, parseOrRefuse } from "@springtide/contracts";
import type { FleetDesk } from "@springtide/server";
import type { Command, Given, Terminal } from "../command.ts";
import { DATA_DESCRIPTION, storePlace } from "../places.ts";
import { fleetDesk } from "./fleet-desk.ts";
import { threadsOf } from "./threads-option.ts";

type FleetLine = Awaited<ReturnType<FleetDesk["lines"]>>["lines"][number];

const LOOK_EVERY_MS = 200;

/** Forecasts every queue of a shop, or of all shops, as one job spread over all workers. */
export const fleetCommand: Command = {
  name: "fleet",
  summary: "forecast every queue that is stored, of one shop or of all, spread over all workers",
  words: ["[shop id]"],
  options: {
    days: { type: "string", value: "<28>", description: "How far to forecast, in whole days; 28 if not given." },
    paths: { type: "string", value: "<500>", description: "Possible futures drawn for each queue; 500 if not given." },
    seed: { type: "string", value: "<1>", description: "Another seed draws other futures; 1 if not given." },
    threads: {
      type: "string",
      value: "<1>",
      description:
        "Queues that this command itself forecasts at once; one less than the cores of this machine if not given, at most 4. A server that holds the data folder does it with its own.",
    },
    data: { type: "string", value: "<folder>", description: DATA_DESCRIPTION },
  },
  async run(given, terminal) {
    const call = fleetCall(given);
    const desk = await fleetDesk(storePlace(given.text("data")), threadsOf(given.text("threads")), terminal.note);
    try {
      const fleet = await desk.ask(call);
      const ended = await followed(desk, fleet, terminal);
      terminal.clear();
      const lines = await allLines(desk, fleet);
      if (given.flag("json")) terminal.print(JSON.stringify({ fleet, state: ended.state, queues: lines }));
      else for (const line of told(ended, lines, given.flag("quiet"))) terminal.print(line);
      if (ended.state !== "ready" || lines.some(({ state }) => state !== "ready")) process.exitCode = 1;
    } finally {
      await desk.close();
    }
  },
};

/** @throws Refusal for numbers that are none, or out of their bounds */
function fleetCall(given: Given): FleetJobCall {
  const [shop] = given.words;
  const number = (option: string): Readonly<Record<string, unknown>> => {
    const text = given.text(option);
    if (text === undefined) return {};
    return { [option]: /^\d{1,15}$/.test(text) ? Number(text) : text };
  };
  const terms = { ...number("days"), ...number("paths"), ...number("seed") };
  const call = { kind: "fleet", ...(shop === undefined ? {} : { shops: [shop] }), ...terms };
  return parseOrRefuse(FleetJobCall, call, "command line");
}

/** Shows how far a fleet is until it has ended; Ctrl-C cancels it, and its end is waited for. */
async function followed(desk: FleetDesk, fleet: string, terminal: Terminal): Promise<JobAnswer> {
  let cancelling = Promise.resolve();
  const cancel = (): void => {
    // Asked twice, it does not wait; workers hear of the first time.
    process.once("SIGINT", () => process.exit(1));
    cancelling = desk.cancel(fleet);
    // Told below.
    cancelling.catch(() => undefined);
  };
  process.once("SIGINT", cancel);
  process.once("SIGTERM", cancel);
  try {
    for (;;) {
      await cancelling;
      const job = await desk.look(fleet);
      if (job.state === "ready" || job.state === "failed" || job.state === "cancelled") return job;
      terminal.progress(job.done, job.total, job.label);
      await pause(LOOK_EVERY_MS);
    }
  } finally {
    process.off("SIGINT", cancel);
    process.off("SIGTERM", cancel);
  }
}

async function allLines(desk: FleetDesk, fleet: string): Promise<FleetLine[]> {
  const lines: FleetLine[] = [];
  for (let after: number | null = 0; after !== null;) {
    const page = await desk.lines(fleet, after);
    lines.push(...page.lines);
    after = page.next;
  }
  return lines;
}

function told(ended: JobAnswer, lines: readonly FleetLine[], quiet: boolean): string[] {
  const failed = lines.filter(({ state }) => state === "failed");
  const ready = lines.filter(({ state }) => state === "ready").length;
  const summary = `${ended.state === "cancelled" ? "Cancelled. " : ""}${ready} of ${lines.length} queues are forecast.`;
  const where = `Each one stands at /api/jobs/<job>/result of springtide serve; the table at /api/jobs/${ended.id}/fleet.`;
  return [
    ...failed.map(({ label, failure }) => `${label}: ${failure?.reason ?? "failed"}`),
    ...(quiet ? [] : [summary, ...(ready > 0 ? [where] : [])]),
  ];
}
