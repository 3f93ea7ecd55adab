import { fillTimes } from "./src/single-queue/times.ts";
import { ExponentialTimes } from "./src/single-queue/handling-times.ts";
const N = 4e6;
const w = new Int32Array(1024).map((_, i) => Math.imul(i + 1, 0x9e3779b9));
const o = new Float64Array(512);
for (let k = 0; k < 4; k++) {
  const t = new ExponentialTimes(3e8);
  let c = process.cpuUsage();
  for (let i = 0; i < N; i += 512) fillTimes(t, w, 0, 512, o);
  console.log("fill", (process.cpuUsage(c).user / N) * 1e3);
}
