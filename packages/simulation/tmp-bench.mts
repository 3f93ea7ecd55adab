import { queueStreams } from "./src/streams.ts";
import { ContactBlocks } from "./src/single-queue/contact-blocks.ts";
import { SingleQueue } from "./src/single-queue/single-queue.ts";
import { QueueTally } from "./src/single-queue/queue-tally.ts";
import { handlingTimes } from "./src/single-queue/handling-times.ts";
import { patienceTimes } from "./src/single-queue/patience-times.ts";
const N = 2e6;
function run(rate: number, n: number, pat: number | null) {
  const contacts = new ContactBlocks({
    streams: queueStreams(1, 0, 0),
    contactsPerHour: Float64Array.of(rate),
    startsMicros: Float64Array.of(0, Infinity),
    handling: handlingTimes({ kind: "exponential", meanSeconds: 300 }, ""),
    patience: patienceTimes(pat === null ? { kind: "endless" } : { kind: "exponential", meanSeconds: pat }, 0, ""),
  });
  const q = new SingleQueue({
    agents: n,
    waitingPlaces: Infinity,
    contacts,
    withinMicros: 20e6,
    shortAbandonMicros: 5e6,
  });
  const t = new QueueTally();
  q.pass(N, t);
  return t;
}
for (const [r, n, p] of [
  [200, 17, 120],
  [2400, 195, 120],
  [200, 20, null],
] as const)
  for (let k = 0; k < 5; k++) {
    const c = process.cpuUsage();
    const t = run(r, n, p);
    const u = process.cpuUsage(c).user;
    console.log(
      n,
      ((u / N) * 1e3).toFixed(1),
      "ns",
      (N / u).toFixed(2),
      "M/s",
      t.abandoned / N,
      (t.waitOfAnsweredMicros + t.waitOfAbandonedMicros) / N / 1e6,
      (t.immediate + t.delayedInTime) / N,
      t.workedMicros / t.agentMicros,
    );
  }
