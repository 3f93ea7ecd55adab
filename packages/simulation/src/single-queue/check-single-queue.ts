import {
  LARGEST_RATE,
  LONGEST_SECONDS,
  MOST_AGENTS,
  MOST_CONTACTS,
  refuse,
  requireBetween,
  requireWhole,
} from "../check/domain.ts";
import { requireHandling, requireWaiting } from "../check/check-laws.ts";
import type { WaitingLaw } from "../model/laws.ts";
import type { SingleQueueQuestion } from "./single-queue-question.ts";

/** The lowest rate of a run: at one contact in ten years something else is meant. */
const LEAST_RATE = 1e-5;
/** Times are whole microseconds in a double: up to 2^53 of them, 285 years. */
const LONGEST_RUN_SECONDS = 2 ** 53 / 1e6;
const MOST_BATCHES = 10_000;
const MOST_PLACES = 1_000_000;

/** @throws Refusal which names the first thing that cannot be */
export function requireSingleQueue(question: SingleQueueQuestion): void {
  const { arrivalsPerHour, agents, waitingPlaces = 0, contacts, warmUpContacts = 0, batches = 1 } = question;
  const rate = { field: "/arrivalsPerHour", least: LEAST_RATE, most: LARGEST_RATE, what: "a rate of contacts an hour" };
  requireBetween(arrivalsPerHour, rate);
  requireWhole(agents, "/agents", "agents", MOST_AGENTS);
  requireWhole(waitingPlaces, "/waitingPlaces", "places to wait", MOST_PLACES);
  requireWhole(contacts, "/contacts", "contacts", MOST_CONTACTS);
  requireBetween(contacts, { field: "/contacts", least: 1, most: MOST_CONTACTS, what: "a number of contacts" });
  requireWhole(warmUpContacts, "/warmUpContacts", "contacts of the warm-up", MOST_CONTACTS);
  requireBetween(batches, { field: "/batches", least: 1, most: MOST_BATCHES, what: "a number of batches" });
  requireWhole(batches, "/batches", "batches", MOST_BATCHES);
  requireWaits(question);
  requireHandling(question.handling, "/handling");
  requireWaiting(question.patience, "/patience");
  requireBetween(question.balkingShare ?? 0, { field: "/balkingShare", least: 0, most: 1, what: "a share that balks" });
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

function requireWaits({ withinSeconds, shortAbandonSeconds = 0, seed }: SingleQueueQuestion): void {
  const bounds = { least: 0, most: LONGEST_SECONDS, what: "a wait in seconds" };
  requireBetween(withinSeconds, { field: "/withinSeconds", ...bounds });
  requireBetween(shortAbandonSeconds, { field: "/shortAbandonSeconds", ...bounds });
  if (!Number.isFinite(seed)) refuse("seed-not-finite", "/seed", seed, "a seed is a number", "Give one such as 1.");
}

/** Whether some customers never give up. */
function lastsForEver(law: WaitingLaw): boolean {
  return law.kind === "endless" || (law.kind === "hazard" && law.pieces.at(-1)?.perSecond === 0);
}
