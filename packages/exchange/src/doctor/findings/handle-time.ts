import type { ImportFinding, ImportMapping } from "@springtide/contracts";
import type { ExaminedQueue } from "../examined-queue.ts";
import { finding, median, mend } from "../finding.ts";

const SHORTEST = 15;
const LONGEST = 4 * 3600;
const UNITS = { ms: 0.001, s: 1, min: 60, h: 3600 } as const;
type Unit = keyof typeof UNITS;
const UNIT_WORDS = { ms: "milliseconds", s: "seconds", min: "minutes", h: "hours" } as const;
const SAME = 0.01;
/** Times measured vary, so of as many intervals nearly all alike were not measured. */
const MANY = 50;
const NEARLY_ALL = 0.95;

/** Handling times in another unit than they are read in, talk times that stand where handling times should, and times never measured. */
export function handleTimeFindings(
  queues: readonly ExaminedQueue[],
  mapping: ImportMapping,
  file: string,
): ImportFinding[] {
  return queues.flatMap((queue) => [
    ...unitFinding(queue, mapping, file),
    ...talkFinding(queue, mapping, file),
    ...regularFinding(queue, mapping, file),
  ]);
}

function unitFinding({ name, queue, history }: ExaminedQueue, mapping: ImportMapping, file: string): ImportFinding[] {
  const told = Array.from(history.ahtSeconds).filter((seconds) => !Number.isNaN(seconds));
  const middle = median(told);
  const isKnownWrong = queue !== null && (middle < queue.ahtSeconds / 8 || middle > queue.ahtSeconds * 8);
  if (told.length === 0 || (middle >= SHORTEST && middle <= LONGEST && !isKnownWrong)) return [];
  const expected = queue?.ahtSeconds ?? 300;
  const figure = middle / UNITS[mapping.unit];
  const others = (["ms", "s", "min", "h"] as const).filter((unit) => unit !== mapping.unit);
  const distance = (unit: Unit): number => Math.abs(Math.log((figure * UNITS[unit]) / expected));
  const [best] = others.toSorted((a, b) => distance(a) - distance(b));
  // Where no unit brings it near, the times are odd, not their unit.
  if (best === undefined || distance(best) > Math.log(queue === null ? 12 : 3)) return [];
  return [
    finding({
      code: "handling-time-unit",
      place: { file, ...(mapping.columns.aht === undefined ? {} : { column: mapping.columns.aht }) },
      found: `handling times of "${name}" of ${figure.toPrecision(3)} ${UNIT_WORDS[mapping.unit]} in the middle`,
      rule:
        queue === null
          ? "handling a contact takes from some seconds to some hours"
          : `the shop says ${queue.ahtSeconds} s`,
      remedy: `They may be ${UNIT_WORDS[best]}.`,
      mends: [mend("multiply-unit", `Read figures of times as ${UNIT_WORDS[best]}.`, { unit: best })],
    }),
  ];
}

/** One and the same time in nearly every interval: a figure that was planned or set, not measured. */
function regularFinding({ name, history }: ExaminedQueue, mapping: ImportMapping, file: string): ImportFinding[] {
  const times = new Map<number, number>();
  let told = 0;
  for (const seconds of history.ahtSeconds) {
    if (Number.isNaN(seconds)) continue;
    told += 1;
    times.set(seconds, (times.get(seconds) ?? 0) + 1);
  }
  const [usual] = [...times].toSorted(([, a], [, b]) => b - a);
  if (usual === undefined || told < MANY || usual[1] < NEARLY_ALL * told) return [];
  const [seconds, intervals] = usual;
  const column = mapping.columns.aht;
  return [
    finding({
      code: "handling-time-regular",
      place: { file, ...(column === undefined ? {} : { column }) },
      found: `handling times of "${name}" of ${Number(seconds.toPrecision(4))} s in ${intervals} of ${told} intervals`,
      rule: "times that were measured vary",
      remedy: "Check that what was measured was exported, and not a target or a default; or leave handling times out.",
      mends: [LEAVE_OUT_AHT],
    }),
  ];
}

/** Lets the shop's own handling times stand. */
export const LEAVE_OUT_AHT = mend("leave-out-aht", "Leave handling times out: the shop's own are used.", {
  ahtOf: "none",
});

function talkFinding(
  { name, history, talk, wrap }: ExaminedQueue,
  { columns, ahtOf }: ImportMapping,
  file: string,
): ImportFinding[] {
  if (ahtOf !== "column") return [];
  if (
    columns.talk !== undefined &&
    columns.aht === undefined &&
    columns.handleTime === undefined &&
    columns.wrap === undefined
  )
    return [
      finding({
        code: "talk-time-for-aht",
        place: { file, column: columns.talk },
        found: "times of talk alone, none of wrap-up",
        rule: "handling a contact is talk, hold and wrap-up",
        remedy: "Export wrap-up (after-call work) too, or leave handling times out.",
        mends: [LEAVE_OUT_AHT],
      }),
    ];
  const both = Array.from(history.ahtSeconds, (aht, at) => ({
    aht,
    talk: talk[at] ?? NaN,
    wrap: wrap[at] ?? NaN,
  })).filter((row) => row.aht > 0 && row.talk > 0 && row.wrap > 0);
  const same = both.filter(
    (row) => Math.abs(row.aht - row.talk) <= SAME * row.talk && row.wrap > SAME * row.talk,
  ).length;
  if (columns.aht === undefined || both.length < 5 || same < 0.8 * both.length) return [];
  const lacking = median(both.map((row) => row.wrap));
  return [
    finding({
      code: "talk-time-for-aht",
      place: { file, column: columns.aht },
      found: `handling times of "${name}" that are its talk times, with ${Math.round(lacking)} s of wrap-up beside them`,
      rule: "handling a contact is talk, hold and wrap-up",
      remedy: "Add the parts up.",
      rows: same,
      mends: [
        mend("aht-from-parts", "Take handling time as talk, hold and wrap-up together.", { ahtOf: "parts" }),
        LEAVE_OUT_AHT,
      ],
    }),
  ];
}
