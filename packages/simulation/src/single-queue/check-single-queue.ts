import { LARGEST_RATE, LONGEST_SECONDS, MOST_AGENTS, MOST_CONTACTS, refuse, requireBetween } from "../model/domain.ts";
import type { HandlingLaw, HazardStretch, PatienceGroup, WaitingLaw } from "../model/laws.ts";
import type { SingleQueueQuestion } from "./simulate-single-queue.ts";

/** The shortest mean time: rounded to microseconds it is still right to a thousandth, and every mean far closer. */
const SHORTEST_SECONDS = 1e-3;
/** The lowest rate of a run: at one contact in ten years something else is meant. */
const LEAST_RATE = 1e-5;
/** Times are whole microseconds in a double: up to 2^53 of them, 285 years. */
const LONGEST_RUN_SECONDS = 2 ** 53 / 1e6;
const MOST_PLACES = 1_000_000;
const SHARES_SUM_WITHIN = 1e-9;

/** @throws Refusal which names the first thing that cannot be */
export function requireSingleQueue(question: SingleQueueQuestion): void {
  const { arrivalsPerHour, agents, waitingPlaces, contacts, warmUpContacts = 0 } = question;
  const rate = { field: "/arrivalsPerHour", least: LEAST_RATE, most: LARGEST_RATE, what: "a rate of contacts an hour" };
  requireBetween(arrivalsPerHour, rate);
  requireWhole(agents, { field: "/agents", least: 0, most: MOST_AGENTS, what: "a number of agents" });
  if (waitingPlaces !== undefined)
    requireWhole(waitingPlaces, { field: "/waitingPlaces", least: 0, most: MOST_PLACES, what: "places to wait" });
  requireWhole(contacts, { field: "/contacts", least: 1, most: MOST_CONTACTS, what: "contacts to simulate" });
  requireWhole(warmUpContacts, { field: "/warmUpContacts", least: 0, most: MOST_CONTACTS, what: "a warm-up" });
  requireWaits(question);
  requireHandling(question.handling);
  requirePatience(question.patience, question.balkingShare ?? 0);
  if (agents === 0 && lastsForEver(question.patience)) {
    const rule = "some customers never give up, so without agents they would wait for ever";
    refuse("nobody-serves", "/agents", agents, rule, "Give at least one agent, or a patience that ends.");
  }
  requireLength(((contacts + warmUpContacts) / arrivalsPerHour) * 3600);
}

/** A run whose end no clock of microseconds can hold. */
function requireLength(seconds: number): void {
  if (seconds <= LONGEST_RUN_SECONDS / 2) return;
  const rule = `at this rate the contacts take ${Math.round(seconds / 31_557_600)} years, and a run lasts at most 142`;
  refuse("run-too-long", "/contacts", "so many contacts", rule, "Simulate fewer contacts, or check the rate.");
}

interface Bounds {
  readonly field: string;
  readonly least: number;
  readonly most: number;
  readonly what: string;
}

function requireWhole(value: number, bounds: Bounds): void {
  requireBetween(value, bounds);
  if (!Number.isInteger(value))
    refuse("not-whole", bounds.field, value, `${bounds.what} is a whole number`, "Round it up or down.");
}

function requireWaits({ withinSeconds, shortAbandonSeconds = 0, seed }: SingleQueueQuestion): void {
  const bounds = { least: 0, most: LONGEST_SECONDS, what: "a wait in seconds" };
  requireBetween(withinSeconds, { field: "/withinSeconds", ...bounds });
  requireBetween(shortAbandonSeconds, { field: "/shortAbandonSeconds", ...bounds });
  if (!Number.isFinite(seed)) refuse("seed-not-finite", "/seed", seed, "a seed is a number", "Give one such as 1.");
}

function requireMean(value: number, field: string): void {
  requireBetween(value, { field, least: SHORTEST_SECONDS, most: LONGEST_SECONDS, what: "a mean time in seconds" });
}

function requireHandling(law: HandlingLaw): void {
  if (law.kind === "fixed") requireMean(law.seconds, "/handling/seconds");
  else requireMean(law.meanSeconds, "/handling/meanSeconds");
  if (law.kind === "log-normal")
    requireBetween(law.cv, { field: "/handling/cv", least: 0, most: 20, what: "a spread over the mean" });
}

function requirePatience(law: WaitingLaw, balkingShare: number): void {
  requireBetween(balkingShare, { field: "/balkingShare", least: 0, most: 1, what: "a share that balks" });
  if (law.kind === "exponential") requireMean(law.meanSeconds, "/patience/meanSeconds");
  if (law.kind === "segments") requireSegments(law.segments);
  if (law.kind === "hazard") requireHazard(law.pieces);
}

function requireSegments(segments: readonly PatienceGroup[]): void {
  let sum = 0;
  segments.forEach(({ share, meanSeconds }, index) => {
    const field = `/patience/segments/${index}`;
    requireBetween(share, { field: `${field}/share`, least: 0, most: 1, what: "a share" });
    requireMean(meanSeconds, `${field}/meanSeconds`);
    sum += share;
  });
  if (Math.abs(sum - 1) <= SHARES_SUM_WITHIN) return;
  const rule = "the shares of all segments add up to 1";
  refuse("shares-do-not-add-up", "/patience/segments", sum, rule, "Scale them, or add the missing segment.");
}

function requireHazard(pieces: readonly HazardStretch[]): void {
  if (pieces.length === 0)
    refuse("hazard-missing", "/patience/pieces", "none", "a hazard has a piece", "Begin with one from 0 s.");
  pieces.forEach(({ fromSeconds, perSecond }, index) => {
    const field = `/patience/pieces/${index}`;
    const before = pieces[index - 1]?.fromSeconds;
    if (before === undefined ? fromSeconds !== 0 : !(fromSeconds > before && fromSeconds <= LONGEST_SECONDS)) {
      const rule = "pieces begin at 0 and follow one another within 30 days";
      refuse("hazard-out-of-order", `${field}/fromSeconds`, fromSeconds, rule, "Sort them by their beginning.");
    }
    requireBetween(perSecond, {
      field: `${field}/perSecond`,
      least: 0,
      most: 1 / SHORTEST_SECONDS,
      what: "a hazard a second",
    });
  });
}

/** Whether some customers never give up. */
export function lastsForEver(law: WaitingLaw): boolean {
  return law.kind === "endless" || (law.kind === "hazard" && law.pieces.at(-1)?.perSecond === 0);
}
