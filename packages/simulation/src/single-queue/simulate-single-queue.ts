import { stopIfCancelled, type CancelSignal, type Progress } from "@springtide/refusal";
import { HandlingDraw } from "../laws/handling-draw.ts";
import { PatienceDraw } from "../laws/patience-draw.ts";
import { queueStreams } from "../streams.ts";
import { requireSingleQueue } from "./check-single-queue.ts";
import { ContactBlocks } from "./contact-blocks.ts";
import { queueFigures, type QueueFigures } from "./queue-figures.ts";
import { QueueTally } from "./queue-tally.ts";
import type { SingleQueueQuestion } from "./single-queue-question.ts";
import { SingleQueue } from "./single-queue.ts";

/** What came of it. */
export interface SingleQueueOutcome {
  /** Contacts counted. */
  readonly contacts: number;
  readonly warmUpContacts: number;
  readonly batches: number;
  /** From the first contact counted to the last. */
  readonly simulatedSeconds: number;
  readonly figures: QueueFigures;
  /** Contacts by their end; they add up to `contacts`. */
  readonly ends: { readonly answered: number; readonly abandoned: number; readonly blocked: number };
}

const BATCHES = 20;
const WARM_UP_PART = 20;
/** Contacts between two looks at whether to go on. */
const STRIDE = 100_000;

/**
 * Plays one queue out: one team, first come first served, constant rates, starting empty. No list of events and no
 * memory but that of the agents, so that millions of contacts a second pass. The half-widths come from 20 batches of
 * the contacts after a warm-up (or as many as asked for); a lag-one correlation of batches above 0.2 says that they are too short to be told
 * apart, and half-widths then too small. The same question and seed give the same history everywhere.
 * Source: science of M/G/n+G in first-come order: Kiefer & Wolfowitz (1955), Trans. AMS 78, 1-18, with patience.
 * Cost: O(contacts x log agents) time, O(agents) memory.
 * @throws Refusal for what no queue can be: rates, times, shares or numbers out of range
 * @throws Cancelled once the signal says so
 */
export function simulateSingleQueue(
  question: SingleQueueQuestion,
  { progress, signal }: { readonly progress?: Progress; readonly signal?: CancelSignal } = {},
): SingleQueueOutcome {
  requireSingleQueue(question);
  const { contacts, warmUpContacts = Math.ceil(contacts / WARM_UP_PART) } = question;
  const queue = openQueue(question);
  const batches = Math.min(question.batches ?? BATCHES, contacts);
  const total = warmUpContacts + contacts;
  let done = 0;
  const pass = (count: number, tally: QueueTally): void => {
    for (let left = count; left > 0; left -= STRIDE) {
      stopIfCancelled(signal);
      queue.pass(Math.min(left, STRIDE), tally);
      done += Math.min(left, STRIDE);
      progress?.(done, total, "Playing the queue out");
    }
  };
  pass(warmUpContacts, new QueueTally());
  const began = queue.nowMicros;
  const tallies = Array.from({ length: batches }, (_, batch) => {
    const tally = new QueueTally();
    pass(Math.floor(((batch + 1) * contacts) / batches) - Math.floor((batch * contacts) / batches), tally);
    return tally;
  });
  return {
    contacts,
    warmUpContacts,
    batches,
    simulatedSeconds: (queue.nowMicros - began) / 1e6,
    figures: queueFigures(tallies),
    ends: {
      answered: tallies.reduce((sum, { immediate, delayed }) => sum + immediate + delayed, 0),
      abandoned: tallies.reduce((sum, { abandoned }) => sum + abandoned, 0),
      blocked: tallies.reduce((sum, { blocked }) => sum + blocked, 0),
    },
  };
}

function openQueue(question: SingleQueueQuestion): SingleQueue {
  const { arrivalsPerHour, handling, patience, balkingShare = 0, shortAbandonSeconds = 5 } = question;
  return new SingleQueue({
    agents: question.agents,
    waitingPlaces: question.waitingPlaces ?? Infinity,
    withinMicros: Math.round(question.withinSeconds * 1e6),
    shortAbandonMicros: Math.round(shortAbandonSeconds * 1e6),
    contacts: new ContactBlocks({
      streams: queueStreams(question.seed, 0, 0),
      contactsPerHour: Float64Array.of(arrivalsPerHour),
      startsMicros: Float64Array.of(0, Infinity),
      handling: new HandlingDraw(handling),
      patience: new PatienceDraw(patience, balkingShare),
    }),
  });
}
