import type { ImportFinding, ImportMapping } from "@springtide/contracts";
import { isoDay } from "@springtide/calendar";
import type { ExaminedQueue } from "../examined-queue.ts";
import { daysWithRows, missingStarts } from "../examined-queue.ts";
import { finding, mend } from "../finding.ts";

/** Contacts carry over from one interval to the next and settle over a day: what a day may be off by. */
const SLACK_SHARE = 0.03;
const SLACK_CONTACTS = 5;
const OFTEN = 0.1;

/** Where offered is not what became of the contacts, summed over days. */
export function balanceFindings(
  queues: readonly ExaminedQueue[],
  { columns, offeredOf }: ImportMapping,
  file: string,
): ImportFinding[] {
  if (
    offeredOf === "parts" ||
    columns.offered === undefined ||
    columns.handled === undefined ||
    columns.abandoned === undefined
  )
    return [];
  return queues.flatMap((queue) => {
    const days = balancesByDay(queue);
    const off = days.filter(
      ({ offered, parts }) => Math.abs(offered - parts) > Math.max(SLACK_CONTACTS, SLACK_SHARE * offered),
    );
    if (off.length === 0 || off.length < OFTEN * days.length) return [];
    const worst = off.reduce((a, b) => (Math.abs(b.offered - b.parts) > Math.abs(a.offered - a.parts) ? b : a));
    const flow = columns.flowOut === undefined ? "answered and abandoned" : "answered, abandoned and flowed out";
    return [
      finding({
        code: "offered-unequal-parts",
        place: { file, row: worst.row, column: columns.offered },
        found: `on ${off.length} of ${days.length} days of "${queue.name}" other contacts offered than ${flow}; most on ${worst.day}: ${worst.offered} and ${worst.parts}`,
        rule: "contacts that came are answered, give up, or flow out",
        remedy:
          "Check which contacts each column counts, and whether one of contacts that flow out is missing; or count offered as the parts together.",
        rows: off.length,
        mends: [
          mend("offered-from-parts", "Take offered as answered, abandoned and flowed out together.", {
            offeredOf: "parts",
          }),
        ],
      }),
    ];
  });
}

interface DayBalance {
  readonly day: string;
  readonly row: number;
  offered: number;
  parts: number;
}

function balancesByDay({ history, zone, flowOut, rows }: ExaminedQueue): DayBalance[] {
  const days = new Map<number, DayBalance>();
  history.startMs.forEach((ms, at) => {
    const [handled, abandoned, flowed] = [history.handled[at] ?? NaN, history.abandoned[at] ?? NaN, flowOut[at] ?? NaN];
    if (Number.isNaN(handled) || Number.isNaN(abandoned)) return;
    const day = zone.dayAt(ms);
    const balance = days.get(day) ?? { day: isoDay(day), row: rows[at] ?? 1, offered: 0, parts: 0 };
    balance.offered += history.offered[at] ?? 0;
    balance.parts += handled + abandoned + (Number.isNaN(flowed) ? 0 : flowed);
    days.set(day, balance);
  });
  return [...days.values()];
}

const FEW = 3;

/** Gaps that may be zeros, gaps that are none, and zeros that may be gaps. */
export function gapFindings(
  queues: readonly ExaminedQueue[],
  { gaps, layout, zeroRuns }: ImportMapping,
  file: string,
): ImportFinding[] {
  return queues.flatMap((queue) => [
    ...(gaps === "zero" || layout === "contacts" ? [] : missingFinding(queue, file)),
    ...(zeroRuns === "unknown" ? [] : zeroRunFinding(queue, file)),
  ]);
}

function missingFinding(examined: ExaminedQueue, file: string): ImportFinding[] {
  const { name, history, zone } = examined;
  const missing = missingStarts(examined);
  if (missing.length === 0) return [];
  const kept = daysWithRows(history, zone);
  const onKeptDays = missing.filter((ms) => kept.has(zone.dayAt(ms))).length;
  const mean = history.offered.reduce((sum, count) => sum + count, 0) / history.offered.length;
  // An export that leaves out what is nothing has no zeros at all, and few contacts in what it has.
  const leavesOutZeros = !history.offered.includes(0) && mean <= FEW && onKeptDays > 0.5 * missing.length;
  const first = zone.formatInstant(missing[0] ?? 0);
  return [
    finding({
      code: leavesOutZeros ? "zeros-left-out" : "intervals-missing",
      place: { file },
      found: leavesOutZeros
        ? `no row of "${name}" with zero contacts, and ${missing.length} open intervals without a row (first ${first})`
        : `${missing.length} open intervals of "${name}" without a row (first ${first})`,
      rule: "an interval without a row is unknown, not zero",
      remedy: leavesOutZeros
        ? "Say that the export leaves zeros out."
        : "Export them again if contacts came then; else nothing needs to be done.",
      weight: leavesOutZeros ? "doubt" : "note",
      mends: layoutMends(onKeptDays),
    }),
  ];
}

function layoutMends(onKeptDays: number): ImportFinding["mends"] {
  if (onKeptDays === 0) return [];
  return [mend("gaps-are-zero", "Open intervals without a row, on days that have rows, are zero.", { gaps: "zero" })];
}

/** Contacts that a run of zeros must lack before it is doubted: by chance, e^-30. */
const LACKING = 30;
const SHORTEST_RUN = 4;

/** Runs of zeros where many contacts are usual: the counting stood still. */
export function doubtfulZeroRuns({ history, zone }: ExaminedQueue): { readonly from: number; readonly to: number }[] {
  const { startMs, offered } = history;
  const days = startMs.map((ms) => zone.dayAt(ms));
  const usual = usualCounts(
    Array.from(startMs, (ms, at) => ((days[at] ?? 0) % 7) * 1440 + zone.minuteOfDayAt(ms)),
    offered,
  );
  const busyDays = new Set(days.filter((_, at) => (offered[at] ?? 0) > 0));
  const runs: { from: number; to: number }[] = [];
  for (let from = 0; from < offered.length;) {
    if (offered[from] !== 0) {
      from += 1;
      continue;
    }
    let [to, lacking] = [from, 0];
    // A whole day of zeros is a holiday; a part of one is a fault.
    while (to < offered.length && offered[to] === 0 && days[to] === days[from]) {
      lacking += usual[to] ?? 0;
      to += 1;
    }
    if (to - from >= SHORTEST_RUN && lacking >= LACKING && busyDays.has(days[from] ?? 0)) runs.push({ from, to });
    from = to;
  }
  return runs;
}

/** What a quarter of the same times of the week stay below: as little as is still usual. */
function usualCounts(slots: readonly number[], counts: Float64Array): number[] {
  const bySlot = new Map<number, number[]>();
  slots.forEach((slot, at) => {
    const known = bySlot.get(slot);
    if (known === undefined) bySlot.set(slot, [counts[at] ?? 0]);
    else known.push(counts[at] ?? 0);
  });
  const quarter = new Map(
    [...bySlot].map(([slot, all]) => [slot, all.toSorted((a, b) => a - b)[Math.floor(all.length / 4)] ?? 0]),
  );
  return slots.map((slot) => quarter.get(slot) ?? 0);
}

function zeroRunFinding(queue: ExaminedQueue, file: string): ImportFinding[] {
  const runs = doubtfulZeroRuns(queue);
  const [first] = runs;
  if (first === undefined) return [];
  const intervals = runs.reduce((sum, { from, to }) => sum + to - from, 0);
  return [
    finding({
      code: "zeros-for-gap",
      place: { file, row: queue.rows[first.from] ?? 1 },
      found: `${intervals} intervals of "${queue.name}" with zero contacts where many are usual (first ${queue.zone.formatInstant(queue.history.startMs[first.from] ?? 0)})`,
      rule: "zero means that nobody came, not that nothing was counted",
      remedy: "Mark them unknown where the counting stood still.",
      rows: intervals,
      mends: [
        mend("zeros-are-unknown", "Long runs of zeros where many contacts are usual are unknown.", {
          zeroRuns: "unknown",
        }),
      ],
    }),
  ];
}
