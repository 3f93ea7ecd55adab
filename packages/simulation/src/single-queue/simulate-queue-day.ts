import { KeyedWords } from "@springtide/probability";
import { stopIfCancelled, type CancelSignal, type Progress } from "@springtide/refusal";
import { requireHandling, requireWaiting } from "../check/check-laws.ts";
import {
  LARGEST_RATE,
  LONGEST_SECONDS,
  MOST_AGENTS,
  requireBetween,
  requireLength,
  requireWhole,
} from "../check/domain.ts";
import { HandlingDraw } from "../laws/handling-draw.ts";
import { PatienceDraw } from "../laws/patience-draw.ts";
import type { HandlingLaw, WaitingLaw } from "../model/laws.ts";
import { queueStreams } from "../streams.ts";
import { ContactBlocks } from "./contact-blocks.ts";
import { DayTally } from "./day-tally.ts";
import { QueueDay } from "./queue-day.ts";
import { ratioEstimate, type RatioEstimate } from "./ratio-estimate.ts";

/** A day of one queue: rates and agents by interval, and how often to play it out. */
export interface QueueDayQuestion {
  readonly contactsPerHour: ArrayLike<number>;
  /** Agents at work in each interval, whole. */
  readonly agents: ArrayLike<number>;
  readonly intervalSeconds: number;
  readonly handling: HandlingLaw;
  readonly patience: WaitingLaw;
  readonly balkingShare?: number;
  readonly withinSeconds: number;
  readonly replications: number;
  readonly seed: number;
}

/** One interval over all replications, each figure with its error; the replication is the unit. */
export interface SimulatedInterval {
  /** Of contacts that came in the interval. */
  readonly waitShare: RatioEstimate;
  readonly lostShare: RatioEstimate;
  readonly slOffered: RatioEstimate;
  readonly meanWaitSeconds: RatioEstimate;
  /** Means a day of what happened within the interval. */
  readonly offered: RatioEstimate;
  readonly served: RatioEstimate;
  readonly abandoned: RatioEstimate;
  /** Means over time. */
  readonly meanQueue: RatioEstimate;
  readonly meanBusy: RatioEstimate;
}

const MOST_REPLICATIONS = 1_000_000;

/**
 * A day of one queue, played out as often as asked: what the exact law of a day tells in the mean, here by contacts.
 * Starts empty; agents who leave end the contact in hand; after the last interval its team serves whoever is left, and
 * what happens then is counted in no interval. The same question and seed give the same days everywhere.
 * Cost: O(contacts x log agents).
 * @throws Refusal for lists of different lengths and for what no day can be
 * @throws Cancelled once the signal says so
 */
export function simulateQueueDay(
  question: QueueDayQuestion,
  { progress, signal }: { readonly progress?: Progress; readonly signal?: CancelSignal } = {},
): SimulatedInterval[] {
  requireQueueDay(question);
  const days = Array.from({ length: question.replications }, (_, replication) => {
    stopIfCancelled(signal);
    const tally = playDay(question, replication);
    progress?.(replication + 1, question.replications, "Playing the day out");
    return tally;
  });
  const seconds = question.intervalSeconds;
  return Array.from({ length: question.agents.length }, (_, at) => {
    const of = (column: (day: DayTally) => Float64Array): number[] => days.map((day) => column(day)[at] ?? 0);
    const ones = days.map(() => 1);
    const time = days.map(() => seconds * 1e6);
    const offered = of((day) => day.offered);
    const waitSeconds = of((day) => day.waitMicros).map((micros) => micros / 1e6);
    return {
      waitShare: ratioEstimate({ over: of((day) => day.waited), under: offered }),
      lostShare: ratioEstimate({ over: of((day) => day.lost), under: offered }),
      slOffered: ratioEstimate({ over: of((day) => day.answeredInTime), under: offered }),
      meanWaitSeconds: ratioEstimate({ over: waitSeconds, under: offered }),
      offered: ratioEstimate({ over: offered, under: ones }),
      served: ratioEstimate({ over: of((day) => day.served), under: ones }),
      abandoned: ratioEstimate({ over: of((day) => day.abandoned), under: ones }),
      meanQueue: ratioEstimate({ over: of((day) => day.queueMicros), under: time }),
      meanBusy: ratioEstimate({ over: of((day) => day.busyMicros), under: time }),
    };
  });
}

function playDay(question: QueueDayQuestion, replication: number): DayTally {
  const { intervalSeconds, handling, patience, balkingShare = 0, withinSeconds, seed } = question;
  const agents = Int32Array.from(question.agents);
  const startsMicros = Float64Array.from({ length: agents.length + 1 }, (_, at) =>
    Math.round(at * intervalSeconds * 1e6),
  );
  const contacts = new ContactBlocks({
    streams: queueStreams(seed, replication, 0),
    contactsPerHour: Float64Array.from(question.contactsPerHour),
    startsMicros,
    handling: new HandlingDraw(handling),
    patience: new PatienceDraw(patience, balkingShare),
  });
  const tally = new DayTally(agents.length);
  const leaving = new KeyedWords(seed, "simulation leaving", replication);
  const withinMicros = Math.round(withinSeconds * 1e6);
  new QueueDay({ contacts, startsMicros, agents, withinMicros, leaving }, tally).pass();
  return tally;
}

function requireQueueDay(question: QueueDayQuestion): void {
  const { contactsPerHour, agents, intervalSeconds, withinSeconds, replications } = question;
  requireLength(agents, contactsPerHour.length, "/agents");
  for (let at = 0; at < agents.length; at += 1) {
    requireWhole(agents[at] ?? NaN, `/agents/${at}`, "agents", MOST_AGENTS);
    const bounds = {
      field: `/contactsPerHour/${at}`,
      least: 0,
      most: LARGEST_RATE,
      what: "a rate of contacts an hour",
    };
    requireBetween(contactsPerHour[at] ?? NaN, bounds);
  }
  requireBetween(intervalSeconds, {
    field: "/intervalSeconds",
    least: 1,
    most: 86_400,
    what: "an interval in seconds",
  });
  requireBetween(withinSeconds, {
    field: "/withinSeconds",
    least: 0,
    most: LONGEST_SECONDS,
    what: "a wait in seconds",
  });
  requireBetween(question.balkingShare ?? 0, { field: "/balkingShare", least: 0, most: 1, what: "a share that balks" });
  requireWhole(replications, "/replications", "replications", MOST_REPLICATIONS);
  requireHandling(question.handling, "/handling");
  requireWaiting(question.patience, "/patience");
}
