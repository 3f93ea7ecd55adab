import { SimulationRequest, SimulationText, parseOrRefuse } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import { simulateQueue, simulationLines } from "@springtide/season";
import type { Given, Terminal } from "../command.ts";
import { QUEUE_OPTIONS, type QueueOption } from "./simulate-options.ts";

const TYPED = "command line";

/** Where the contract speaks of a thing, and the option that gives it. */
const OPTION_OF_FIELD: Readonly<Record<string, QueueOption>> = {
  arrivalsPerHour: "arrivals-per-hour",
  ahtSeconds: "aht",
  handling: "handling",
  patience: "patience",
  agents: "agents",
  waitingPlaces: "places",
  withinSeconds: "within",
  shortAbandonSeconds: "short-abandon",
  contacts: "contacts",
  warmUpContacts: "warm-up",
  seed: "seed",
};

/** Plays one queue out that stands on the command line, and says how quick that was. */
export function simulateTypedQueue(given: Given, terminal: Terminal): void {
  const request = typedRequest(given);
  const began = performance.now();
  const answer = inOptions(given, () => simulateQueue(request, { progress: terminal.progress }));
  const seconds = (performance.now() - began) / 1000;
  const contactsPerSecond = Math.round((answer.contacts + answer.warmUpContacts) / seconds);
  terminal.clear();
  if (given.flag("json")) {
    terminal.print(JSON.stringify({ ...request, ...answer, contactsPerSecond }));
    return;
  }
  for (const line of simulationLines(request, answer)) terminal.print(line);
  terminal.print("");
  terminal.print(`${contactsPerSecond.toLocaleString("en-GB")} contacts a second`);
}

/** @throws Refusal for what cannot be read, is missing, or does not go together */
function typedRequest(given: Given): SimulationRequest {
  const typed = Object.keys(QUEUE_OPTIONS).flatMap((option) => {
    const text = given.text(option);
    return text === undefined ? [] : [[option, text] as const];
  });
  const texts = inOptions(given, () => parseOrRefuse(SimulationText, Object.fromEntries(typed)));
  if (texts.patience !== undefined && texts.segments !== undefined)
    throw new Refusal({
      code: "options-contradict",
      place: { file: TYPED },
      found: "--patience and --segments",
      rule: "customers have one mean patience or come in groups, not both",
      remedy: "Leave out one of them.",
    });
  const values = {
    arrivalsPerHour: texts["arrivals-per-hour"],
    ahtSeconds: texts.aht,
    handling: texts.handling,
    patience: patienceOf(texts),
    agents: texts.agents,
    waitingPlaces: texts.places,
    withinSeconds: texts.within,
    shortAbandonSeconds: texts["short-abandon"],
    contacts: texts.contacts,
    warmUpContacts: texts["warm-up"],
    seed: texts.seed,
  };
  const stated = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return inOptions(given, () => parseOrRefuse(SimulationRequest, stated));
}

function patienceOf({ patience, segments }: SimulationText): unknown {
  if (segments !== undefined) return { kind: "segments", segments };
  return typeof patience === "number" ? { kind: "exponential", meanSeconds: patience } : patience;
}

/** Runs what may refuse, and says its findings in the options that were typed. */
function inOptions<T>(given: Given, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      error.findings.map((finding) => typedFinding(finding, given)),
      error.total,
    );
  }
}

function typedFinding(finding: Finding, given: Given): Finding {
  const [, field = "", part] = (finding.place.field ?? "").split("/");
  const named = Object.hasOwn(QUEUE_OPTIONS, field) ? field : OPTION_OF_FIELD[field];
  const option = named === "patience" && part === "segments" ? "segments" : named;
  const spec = Object.entries(QUEUE_OPTIONS).find(([name]) => name === option)?.[1];
  if (option === undefined || spec === undefined) return finding;
  const text = given.text(option);
  const missing = text === undefined;
  return {
    code: finding.code === "missing-key" ? "option-missing" : finding.code,
    place: { file: TYPED, field: `/${option}` },
    found: missing ? `no --${option}` : `--${option} ${text}`,
    rule: finding.code === "missing-key" ? "it is needed to play a queue out" : finding.rule,
    remedy: `What belongs there: --${option} ${spec.value ?? ""}: ${spec.description}`,
  };
}
