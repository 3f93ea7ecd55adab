import type { Plan, Queue } from "@springtide/contracts";
import type { ContactCentre, SimulatedQueue, Team } from "@springtide/simulation";
import type { OpeningPile } from "../backlog/opening-pile.ts";
import { stillToCome } from "../backlog/still-to-come.ts";
import type { SeasonBasis } from "../basis.ts";
import { isDeferred } from "../deferred.ts";
import type { Demand } from "../demand.ts";
import { queueOf } from "../places.ts";
import type { PartnerSeats } from "./partner-seats.ts";
import type { SimulationSpan } from "./simulation-span.ts";

/** Seven tenths of ten heads are seven agents. */
const ROUNDING = 1e-9;

/** A plan with its possible seasons, ready to be played. */
export interface PlannedSeasons {
  readonly plan: Pick<Plan, "shop" | "staffing">;
  readonly basis: SeasonBasis;
  readonly demand: Demand;
  readonly span: SimulationSpan;
  /** Who of the partners' seats comes in each season; as many as the plan expects if not given. */
  readonly partners?: PartnerSeats;
}

/**
 * The contact centre that a plan describes, in one of its possible seasons. Queues in the order of the demand; for each
 * of them a team of its own people (2 x queue) and one of its partners' (2 x queue + 1): heads less shrinkage, the two
 * together rounded down to whole agents. Of the partners' people those of this season are there, where who comes is drawn. Contacts take the longest idle agent of both. Work that waits in a pile and
 * comes while its queue is closed lies there when it opens: its promise runs from then on.
 */
export function simulatedCentre(
  { plan, basis, demand, span, partners }: PlannedSeasons,
  season: number,
): ContactCentre {
  const { grid } = basis;
  const heads = partners?.headsIn(season);
  const from = grid.dayOffsets[span.leadDay] ?? 0;
  const to = grid.dayOffsets[span.firstDay + span.days] ?? grid.startsMs.length;
  const dayOfInterval = new Int32Array(to - from);
  for (let day = span.leadDay; day < span.firstDay + span.days; day += 1) {
    dayOfInterval.fill(day - span.leadDay, (grid.dayOffsets[day] ?? 0) - from, (grid.dayOffsets[day + 1] ?? to) - from);
  }
  const seconds = grid.seconds.slice(from, to);
  return {
    intervalSeconds: seconds,
    dayOfInterval,
    queues: demand.queues.map((drawn) => {
      const at = season * grid.startsMs.length + from;
      const opening = from === 0 ? drawn.opening : null;
      const rates = stillToCome(drawn.intervalRates.subarray(at, at + to - from), grid, opening);
      const open = drawn.open.subarray(from, to);
      const waiting = from === 0 ? (opening?.since ?? drawn.waiting) : 0;
      const { meanSeconds, ofInterval } = drawn.aht;
      const slowness = ofInterval?.slice(from, to).map((ahtSeconds) => ahtSeconds / meanSeconds);
      const queue = queueOf(plan.shop, drawn.queue);
      const coming = { rates, open, seconds, waiting, meanAhtSeconds: meanSeconds, slowness };
      return simulatedQueue(queue, { ...coming, opening: openingContacts(opening, grid.startsMs[0] ?? 0, open) });
    }),
    teams: demand.queues.flatMap(({ queue, open }, place) => {
      const staffing = plan.staffing.find((one) => one.queue === queue);
      if (staffing === undefined) throw new Error(`no staffing of ${queue}`);
      const { shrinkage } = queueOf(plan.shop, queue);
      const overflow = heads?.[place] ?? staffing.overflow;
      return teamsOf({ own: staffing.own, overflow }, shrinkage, open).map((agents) =>
        team(agents.slice(from, to), place),
      );
    }),
  };
}

interface DrawnQueue {
  readonly rates: Float32Array;
  readonly open: Uint8Array;
  readonly seconds: Float64Array;
  readonly waiting: number;
  readonly meanAhtSeconds: number;
  /** AHT of each interval over the mean; undefined where it does not vary. */
  readonly slowness: Float64Array | undefined;
  readonly opening: SimulatedQueue["opening"];
}

/** Nothing where nobody counted a backlog. */
function openingContacts(pile: OpeningPile | null, startMs: number, open: Uint8Array): SimulatedQueue["opening"] {
  const interval = Math.max(0, open.indexOf(1));
  return pile?.batches.map(({ begunMs, contacts }) => ({
    sinceSeconds: (begunMs - startMs) / 1000,
    contacts,
    interval,
  }));
}

function simulatedQueue(queue: Queue, drawn: DrawnQueue): SimulatedQueue {
  const { target, patience } = queue;
  const { slowness, opening } = drawn;
  const inPile = isDeferred(queue);
  const contacts = inPile ? pileContacts(drawn) : lineContacts(drawn);
  return {
    contactsPerHour: contacts.map((count, at) => (count * 3600) / (drawn.seconds[at] ?? 1)),
    handling: { kind: "exponential", meanSeconds: drawn.meanAhtSeconds },
    ...(slowness === undefined ? {} : { handlingFactor: slowness }),
    patience: inPile ? { kind: "endless" } : patience.law,
    withinSeconds: target.withinSeconds,
    ...(target.shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds: target.shortAbandonSeconds }),
    ...(inPile ? { deadlineSeconds: target.withinSeconds } : {}),
    ...(inPile && opening !== undefined ? { opening } : {}),
  };
}

/** Contacts expected on a line: nobody calls closed doors. */
function lineContacts({ rates, open }: DrawnQueue): Float64Array {
  return Float64Array.from(rates, (contacts, at) => (open[at] === 1 ? contacts : 0));
}

/** Contacts expected in a pile: what comes while it is closed lies there when it opens, what was left over too. */
function pileContacts({ rates, open, waiting }: DrawnQueue): Float64Array {
  const contacts = new Float64Array(rates.length);
  let lying = waiting;
  rates.forEach((rate, at) => {
    lying += rate;
    if (open[at] !== 1) return;
    contacts[at] = lying;
    lying = 0;
  });
  return contacts;
}

/** Agents of one's own and of the partners, who together are the heads planned less shrinkage, rounded down. */
function teamsOf(
  { own, overflow }: { readonly own: ArrayLike<number> & Iterable<number>; readonly overflow: Iterable<number> },
  shrinkage: number,
  open: Uint8Array,
): [Int32Array, Int32Array] {
  const agents = (heads: number): number => Math.floor(heads * (1 - shrinkage) + ROUNDING);
  const ownAgents = Int32Array.from(own, (heads, at) => (open[at] === 1 ? agents(heads) : 0));
  const partners = Int32Array.from(overflow, (heads, at) =>
    open[at] === 1 ? agents((own[at] ?? 0) + heads) - (ownAgents[at] ?? 0) : 0,
  );
  return [ownAgents, partners];
}

function team(agents: Int32Array, queue: number): Team {
  return { roster: { agents }, skills: [{ queue }] };
}
