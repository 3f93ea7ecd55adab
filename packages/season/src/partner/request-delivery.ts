import { timeZone } from "@springtide/calendar";
import type { CommitmentRequest, DeliveredInterval, RequestDelivery, RequestFill } from "@springtide/contracts";
import { hoursOf } from "../requests/commitment-sheet.ts";
import { AGREED_STATES } from "../requests/line-transitions.ts";
import { deliveredLines, type NamedLine } from "../settlement/delivered-lines.ts";

/** What came of a request is told from. */
export interface DeliveryBasis {
  readonly request: CommitmentRequest;
  /** Of the same agreement, this one among them: lines of one time share what came. */
  readonly requests: readonly CommitmentRequest[];
  readonly deliveries: readonly DeliveredInterval[];
  readonly intervalMinutes: number;
  readonly clientZone: string;
  readonly partnerZone: string;
  readonly fill: RequestFill | null;
}

/** What came of a request, against what was confirmed: by line for those that are over, and by interval where it is known. */
export function requestDelivery(basis: DeliveryBasis, nowMs: number): RequestDelivery {
  const { request, requests, deliveries, intervalMinutes } = basis;
  const all: NamedLine[] = requests.flatMap(({ id, lines }) => lines.map((line) => ({ id: `${id}/${line.id}`, line })));
  const came = deliveredLines(all, deliveries, intervalMinutes);
  const over = request.lines.filter(({ state, end }) => AGREED_STATES.has(state) && Date.parse(end) <= nowMs);
  const lines = over.map((line) => {
    const known = came.get(`${request.id}/${line.id}`);
    return {
      line: line.id,
      confirmedHours: rounded(hoursOf(line) * line.positionsLoggedIn),
      deliveredHours: known === undefined ? null : rounded(known.hours),
      basis: known?.basis ?? null,
    };
  });
  const told = lines.filter(({ deliveredHours }) => deliveredHours !== null);
  const known = total(told, ({ confirmedHours }) => confirmedHours);
  const deliveredHours = rounded(total(told, (line) => line.deliveredHours ?? 0));
  const intervals = intervalsOf(basis, all);
  return {
    request: request.id,
    confirmedHours: rounded(total(lines, ({ confirmedHours }) => confirmedHours)),
    deliveredHours,
    share: known > 0 ? rounded(deliveredHours / known) : null,
    lines,
    adherence: adherenceOf(intervals),
    intervals: intervals.map(({ start, startPartner, skill, confirmed, delivered }) => ({
      ...{ start, startPartner, skill, confirmed, delivered },
    })),
    fill: basis.fill,
  };
}

type Interval = RequestDelivery["intervals"][number] & { readonly seconds: number };

/** Positions confirmed of this request and its part of those that came, by delivered interval and skill. */
function intervalsOf(
  { request, deliveries, intervalMinutes, ...zones }: DeliveryBasis,
  all: readonly NamedLine[],
): Interval[] {
  const [client, partner] = [timeZone(zones.clientZone), timeZone(zones.partnerZone)];
  const agreed = all.filter(({ line }) => AGREED_STATES.has(line.state));
  const own = `${request.id}/`;
  const found = new Map<string, Interval>();
  for (const { startMs, minutes, queue, loggedInSeconds } of deliveries) {
    if (loggedInSeconds === null) continue;
    const seconds = (minutes ?? intervalMinutes) * 60;
    const there = agreed.flatMap(({ id, line }) => {
      const ms = Math.min(startMs + seconds * 1000, Date.parse(line.end)) - Math.max(startMs, Date.parse(line.start));
      const isMeant = ms > 0 && (queue === null || queue === line.skill);
      return isMeant ? [{ id, skill: line.skill, positions: (line.positionsLoggedIn * ms) / (seconds * 1000) }] : [];
    });
    const confirmed = total(there, ({ positions }) => positions);
    const mine = there.filter(({ id }) => id.startsWith(own));
    for (const skill of new Set(mine.map((one) => one.skill))) {
      const positions = total(
        mine.filter((one) => one.skill === skill),
        (one) => one.positions,
      );
      const delivered = (loggedInSeconds / seconds) * (positions / confirmed);
      const key = `${startMs} ${skill}`;
      // Seats confirmed at two times stand in two rows of one interval.
      found.set(key, {
        ...{ start: client.formatInstant(startMs), startPartner: partner.formatInstant(startMs), skill, seconds },
        confirmed: rounded(positions),
        delivered: rounded((found.get(key)?.delivered ?? 0) + delivered),
      });
    }
  }
  return [...found.values()];
}

/** More in one interval does not make up for less in another. */
function adherenceOf(intervals: readonly Interval[]): number | null {
  const confirmed = total(intervals, (one) => one.confirmed * one.seconds);
  if (confirmed === 0) return null;
  return rounded(total(intervals, (one) => Math.min(one.confirmed, one.delivered) * one.seconds) / confirmed);
}

function total<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((sum, value) => sum + of(value), 0);
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
