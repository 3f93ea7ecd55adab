import { sealed, SHIFT_FORMATS, shiftFile } from "@springtide/exchange";
import type { ShiftLine } from "@springtide/contracts";

// How long a year's shifts take in each format: a shop whose partner works twelve stretches a day, every day of a year.
const DAYS = 365;
const A_DAY = 12;
const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 0, 5);

const lines = Array.from({ length: DAYS * A_DAY }, (_, at): ShiftLine => {
  const startMs = START_MS + Math.floor(at / A_DAY) * 24 * HOUR_MS + (7 + (at % A_DAY)) * HOUR_MS;
  return {
    line: `L${at + 1}`,
    state: "confirmed",
    sequence: 1,
    skill: at % 2 === 0 ? "phone" : "chat",
    who: null,
    start: new Date(startMs).toISOString(),
    end: new Date(startMs + 8 * HOUR_MS).toISOString(),
    positionsLoggedIn: 4 + (at % 9),
    headsRostered: null,
    tier: "firm",
    decideBy: new Date(startMs - 14 * 24 * HOUR_MS).toISOString(),
    silence: "locked",
    reason: "",
    answer: null,
  };
});
const document = sealed(
  {
    kind: "request",
    client: "Bench",
    shop: "bench",
    partner: "Partner",
    agreement: "partner",
    request: { id: "R-1", version: 1 },
    planVersion: "1",
    clientZone: "Europe/Berlin",
    partnerZone: "Europe/London",
    state: "confirmed",
    madeAt: "2026-01-01T00:00:00Z",
    answerBy: null,
    silence: "",
    intervalMinutes: 15,
  },
  lines,
);
for (const format of SHIFT_FORMATS) {
  const times: number[] = [];
  let bytes = 0;
  for (let run = 0; run < 3; run += 1) {
    const from = performance.now();
    bytes = (await shiftFile(document, format, { zone: "UTC" })).bytes.length;
    times.push(performance.now() - from);
  }
  const middle = times.sort((a, b) => a - b)[1] ?? 0;
  process.stdout.write(`${format}: ${lines.length} lines, ${bytes} bytes, ${middle.toFixed(0)} ms (median of 3)\n`);
}
