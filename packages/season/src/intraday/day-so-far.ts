import { isoDay } from "@springtide/calendar";
import { type IntradayActual, nearNames, type Shop } from "@springtide/contracts";
import { type Finding, Refusal } from "@springtide/refusal";
import type { SeasonBasis } from "../basis.ts";
import type { MomentOfDay } from "./moment-of-day.ts";

/** What is known of one queue today, by interval of the day; NaN where it is not. */
export interface QueueSoFar {
  readonly queue: string;
  readonly contacts: Float64Array;
  readonly people: Float64Array;
  /** The last backlog that was told; null where none was. */
  readonly backlog: number | null;
}

const LISTED = 100;
const MOST_CONTACTS = 1_000_000;

/**
 * Lays what was measured today on the intervals of the day. An interval that is not over is left unknown: what came in the first minutes of it
 * is not few. So is one of which nothing is told.
 * @throws Refusal with every finding: "unknown-queue", "negative-count", "too-many-contacts", "actuals-of-another-day",
 *   "actuals-ahead", "not-an-interval", "interval-twice"
 */
export function daySoFar(
  { shop, grid }: Pick<SeasonBasis, "shop" | "grid">,
  moment: MomentOfDay,
  actuals: readonly IntradayActual[],
): { readonly queues: readonly QueueSoFar[]; readonly remarks: readonly string[] } {
  const places = new Map(
    Array.from({ length: moment.to - moment.from }, (_, i) => [grid.startsMs[moment.from + i], i]),
  );
  const seen = new Set<string>();
  const findings = actuals.flatMap((actual) => findingsOf(actual, { shop, grid, moment, places, seen }));
  if (findings.length > 0) throw new Refusal(findings.slice(0, LISTED), findings.length);
  const length = moment.to - moment.from;
  const over = moment.notOver - moment.from;
  const running = actuals.some(({ startMs, contacts }) => contacts !== null && (places.get(startMs) ?? 0) >= over);
  const queues = shop.queues.map(({ id }): QueueSoFar => {
    const own = actuals.filter(({ queue, startMs }) => queue === id && (places.get(startMs) ?? length) < over);
    const column = (of: (actual: IntradayActual) => number | null): Float64Array => {
      const values = new Float64Array(length).fill(Number.NaN);
      for (const actual of own) values[places.get(actual.startMs) ?? length] = of(actual) ?? Number.NaN;
      return values;
    };
    const told = own.filter(({ backlog }) => backlog !== null).sort((a, b) => a.startMs - b.startMs);
    return {
      queue: id,
      contacts: column(({ contacts }) => contacts),
      people: column(({ people }) => people),
      backlog: told.at(-1)?.backlog ?? null,
    };
  });
  return {
    queues,
    remarks: running
      ? [
          `The interval from ${grid.zone.formatInstant(grid.startsMs[moment.notOver] ?? 0)} is not over: its contacts are taken as unknown, not as few.`,
        ]
      : [],
  };
}

interface Laying {
  readonly shop: Shop;
  readonly grid: SeasonBasis["grid"];
  readonly moment: MomentOfDay;
  readonly places: ReadonlyMap<number | undefined, number>;
  readonly seen: Set<string>;
}

function findingsOf(actual: IntradayActual, { shop, grid, moment, places, seen }: Laying): Finding[] {
  const { queue, startMs, file, row, contacts, people, backlog } = actual;
  const findings: Finding[] = [];
  const say = (code: string, column: string, found: string, rule: string, remedy: string): void => {
    findings.push({ code, place: { file, row, column }, found, rule, remedy });
  };
  const start = grid.zone.formatInstant(startMs);
  const known = shop.queues.map(({ id }) => id);
  if (!known.includes(queue)) {
    const [near] = nearNames(queue, known);
    const remedy = near === undefined ? `Name one of: ${known.join(", ")}.` : `Did you mean ${near}?`;
    say("unknown-queue", "queue", queue, "contacts are those of a queue of the plan", remedy);
  }
  for (const [column, value] of [
    ["contacts", contacts],
    ["people", people],
    ["backlog", backlog],
  ] as const) {
    if (value !== null && value < 0)
      say("negative-count", column, String(value), "a count cannot be negative", "Leave it empty if it is not known.");
    if (value !== null && value > MOST_CONTACTS)
      say("too-many-contacts", column, String(value), "no interval has a million", "Check the column.");
  }
  if (grid.zone.dayAt(startMs) !== grid.firstDay + moment.day)
    say(
      "actuals-of-another-day",
      "interval_start",
      start,
      `today is ${isoDay(grid.firstDay + moment.day)} in ${grid.zone.name}`,
      "Give this day's rows, or the --at of their day.",
    );
  else if (startMs >= moment.atMs)
    say(
      "actuals-ahead",
      "interval_start",
      start,
      `it is ${grid.zone.formatInstant(moment.atMs)}: nothing has been measured later than that`,
      "Take forecasts out of the file, or correct --at.",
    );
  else if (!places.has(startMs))
    say(
      "not-an-interval",
      "interval_start",
      start,
      `intervals begin every ${grid.intervalMinutes} minutes as in the plan`,
      "Add rows up to the intervals of the plan.",
    );
  const key = `${queue} ${startMs}`;
  if (seen.has(key))
    say("interval-twice", "interval_start", start, "each interval of a queue stands there once", "Take one out.");
  seen.add(key);
  return findings;
}
