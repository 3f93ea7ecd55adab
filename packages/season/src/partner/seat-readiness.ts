import { type CivilDay, civilDay, isoDay, timeZone } from "@springtide/calendar";
import {
  type Agreement,
  type CommitmentRequest,
  type PartnerSeat,
  type ReadinessTerms,
  type RequestLine,
  type SeatLack,
  seatsOfLine,
  type SeatReadiness,
  type SeatRecord,
  type SeatTask,
  type Shop,
} from "@springtide/contracts";
import { readinessTermsOf } from "./partner-terms.ts";

/** What is read of an agreement for its seats. */
export interface SeatsBasis {
  readonly shop: Shop;
  readonly agreement: Agreement;
  readonly requests: readonly Pick<CommitmentRequest, "lines">[];
  readonly seats: readonly (SeatRecord & { readonly seat: string })[];
}

const UNDER_WAY: ReadonlySet<string> = new Set(["requested", "offered", "reserved", "confirmed", "locked"]);

/**
 * How many seats are usable on each day on which some are asked for, and what has to be done by whom until when, so that they are. A seat is usable
 * once its training, its access and its refresher are recorded and their days have come; days are those of the partner's clock.
 */
export function seatReadiness({ shop, agreement, requests, seats }: SeatsBasis, nowMs: number): SeatReadiness {
  const terms = readinessTermsOf(agreement);
  const today = timeZone(agreement.zone).dayAt(nowMs);
  const known = seats.map((seat) => withState(seat, terms));
  const asked = seatsAsked({ shop, agreement }, requests);
  const last = Math.max(...asked.keys(), today - 1);
  const days = Array.from({ length: last - today + 1 }, (_, i) => {
    const day = today + i;
    return { day: isoDay(day), usable: usableOn(known, day), asked: asked.get(day) ?? 0 };
  });
  const short = days.filter((day) => day.asked > day.usable).map(({ day }) => civilDay(day));
  const tasks = known.flatMap((seat) => tasksOf(seat, short, terms, today));
  return {
    terms,
    seats: known,
    days,
    tasks: tasks.sort((a, b) => (a.beginBy < b.beginBy ? -1 : a.beginBy > b.beginBy ? 1 : 0)),
  };
}

/** Whether an agreement keeps records of its seats at all: else each is taken as ready. */
export function keepsSeatRecords({ readiness }: Agreement, seats: readonly unknown[]): boolean {
  return readiness !== undefined || seats.length > 0;
}

/** Seats usable on a day. */
export function usableOn(seats: readonly PartnerSeat[], day: CivilDay): number {
  return seats.filter((seat) => isUsable(seat, day)).length;
}

function isUsable({ usableFrom, usableUntil }: PartnerSeat, day: CivilDay): boolean {
  if (usableFrom === null || civilDay(usableFrom) > day) return false;
  return usableUntil === null || civilDay(usableUntil) >= day;
}

function withState(seat: SeatRecord & { readonly seat: string }, { refresherDays }: ReadinessTerms): PartnerSeat {
  const { trainedOn, accessOn, leavesOn } = seat;
  // The training itself counts as the first refresher.
  const refreshedOn = seat.refreshedOn ?? trainedOn;
  const lacks: SeatLack[] = [
    ...(trainedOn === null ? (["training"] as const) : []),
    ...(accessOn === null ? (["access"] as const) : []),
  ];
  // Whoever is trained on a day works from the next one on.
  const fromDays = [trainedOn, seat.refreshedOn].flatMap((day) => (day === null ? [] : [civilDay(day) + 1]));
  const from = Math.max(...fromDays, ...(accessOn === null ? [] : [civilDay(accessOn)]));
  const ends = [
    ...(leavesOn === null ? [] : [civilDay(leavesOn) - 1]),
    ...(refresherDays === null || refreshedOn === null ? [] : [civilDay(refreshedOn) + Math.floor(refresherDays)]),
  ];
  return {
    ...seat,
    lacks,
    usableFrom: lacks.length > 0 ? null : isoDay(from),
    usableUntil: ends.length === 0 ? null : isoDay(Math.min(...ends)),
  };
}

/** Most seats asked for or agreed at one time, by day of the partner's clock. */
function seatsAsked(
  { shop, agreement }: Pick<SeatsBasis, "shop" | "agreement">,
  requests: readonly Pick<CommitmentRequest, "lines">[],
): Map<CivilDay, number> {
  const zone = timeZone(agreement.zone);
  const changes = requests
    .flatMap(({ lines }) => lines.filter(({ state }) => UNDER_WAY.has(state)))
    .flatMap((line) => {
      const seats = seatsOfLine({ shop, agreement }, askedOrOffered(line));
      return [
        { ms: Date.parse(line.start), seats },
        { ms: Date.parse(line.end), seats: -seats },
      ];
    })
    // Who ends makes room for who begins at the same moment.
    .sort((a, b) => a.ms - b.ms || a.seats - b.seats);
  const most = new Map<CivilDay, number>();
  let there = 0;
  changes.forEach(({ ms, seats }, i) => {
    there += seats;
    const nextMs = changes[i + 1]?.ms ?? ms;
    if (nextMs <= ms || there === 0) return;
    for (let day = zone.dayAt(ms); day <= zone.dayAt(nextMs - 1); day += 1)
      most.set(day, Math.max(most.get(day) ?? 0, there));
  });
  return most;
}

/** What a partner offers of a line stands for it, once it is offered. */
function askedOrOffered(line: RequestLine): RequestLine {
  const { offer, state } = line;
  return state === "offered" && offer !== null ? { ...line, positionsLoggedIn: offer.positionsLoggedIn } : line;
}

function tasksOf(
  seat: PartnerSeat,
  short: readonly CivilDay[],
  { trainingDays, accessDays }: ReadinessTerms,
  today: CivilDay,
): SeatTask[] {
  const hasLeft = (day: CivilDay): boolean => seat.leavesOn !== null && civilDay(seat.leavesOn) <= day;
  const needed = short.find((day) => !isUsable(seat, day) && !hasLeft(day) && !isYetToCome(seat, day));
  if (needed === undefined) return [];
  const doneBy = needed - 1;
  const lacks: readonly SeatLack[] = seat.lacks.length > 0 ? seat.lacks : ["refresher"];
  const leadDays = { training: trainingDays, access: accessDays, refresher: 1 };
  return lacks.map((what) => {
    // A training of two days that ends on the last one begins the day before.
    const beginBy = doneBy - Math.max(0, Math.ceil(leadDays[what]) - 1);
    return {
      ...{ seat: seat.seat, side: what === "access" ? "client" : "partner", what },
      ...{ beginBy: isoDay(beginBy), doneBy: isoDay(doneBy), isLate: beginBy < today },
    };
  });
}

/** Everything is recorded, and only its day has not come: there is nothing to be done for it. */
function isYetToCome({ lacks, usableFrom }: PartnerSeat, day: CivilDay): boolean {
  return lacks.length === 0 && usableFrom !== null && civilDay(usableFrom) > day;
}
