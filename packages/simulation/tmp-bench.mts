import { queueStreams } from "./src/streams.ts";
import { Adapt } from "./tmp-adapt.ts";
import { ContactBlocks } from "./src/single-queue/contact-blocks.ts";
import { SingleQueue } from "./src/single-queue/single-queue.ts";
import { QueueTally } from "./src/single-queue/queue-tally.ts";
import { HandlingDraw } from "./src/laws/handling-draw.ts";
import { PatienceDraw } from "./src/laws/patience-draw.ts";
const N = 2e6;
const which = process.argv[2];
function run(rate: number, n: number, pat: number | null) {
  const q = {
    streams: queueStreams(1, 0, 0),
    contactsPerHour: Float64Array.of(rate),
    startsMicros: Float64Array.of(0, Infinity),
    handling: new HandlingDraw({ kind: "exponential", meanSeconds: 300 }),
    patience: new PatienceDraw(pat === null ? { kind: "endless" } : { kind: "exponential", meanSeconds: pat }, 0),
  };
  const contacts = which === "a" ? (new Adapt(q) as any) : new ContactBlocks(q);
  const s = new SingleQueue({
    agents: n,
    waitingPlaces: Infinity,
    contacts,
    withinMicros: 20e6,
    shortAbandonMicros: 5e6,
  });
  const t = new QueueTally();
  s.pass(N, t);
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
    if (k > 1)
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
