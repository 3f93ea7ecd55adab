import { queueStreams } from "./src/streams.ts";
import { ContactBlocks } from "./src/single-queue/contact-blocks.ts";
import { handlingTimes } from "./src/single-queue/handling-times.ts";
import { patienceTimes } from "./src/single-queue/patience-times.ts";
import { exponentialOfWord } from "@springtide/probability";
const N = 2e6;
for (let k = 0; k < 5; k++) {
  const contacts = new ContactBlocks({
    streams: queueStreams(1, 0, 0),
    contactsPerHour: Float64Array.of(200),
    startsMicros: Float64Array.of(0, Infinity),
    handling: handlingTimes({ kind: "exponential", meanSeconds: 300 }, ""),
    patience: patienceTimes({ kind: "exponential", meanSeconds: 120 }, 0, ""),
  });
  let c = process.cpuUsage();
  let n = 0;
  while (n < N) {
    contacts.next();
    n += contacts.contacts;
  }
  console.log("blocks", (process.cpuUsage(c).user / N) * 1e3);
  const st = queueStreams(1, 0, 0);
  const w = new Int32Array(1024);
  c = process.cpuUsage();
  for (let i = 0; i < N; i += 512) st.contact.fill(w, 512, i, 0);
  console.log(" words", (process.cpuUsage(c).user / N) * 1e3);
  let x = 0;
  c = process.cpuUsage();
  for (let i = 0; i < N; i += 512) for (let j = 0; j < 512; j++) x += exponentialOfWord(w[j] ?? 0);
  console.log(" exp", (process.cpuUsage(c).user / N) * 1e3);
  x = 0;
  c = process.cpuUsage();
  for (let i = 0; i < N; i += 512) for (let j = 0; j < 512; j++) x += Math.round((w[j] ?? 0) * 1.5);
  console.log(" round", (process.cpuUsage(c).user / N) * 1e3);
  x = 0;
  c = process.cpuUsage();
  for (let i = 0; i < N; i += 512) for (let j = 0; j < 512; j++) x += Math.floor((w[j] ?? 0) * 1.5 + 0.5);
  console.log(" floor", (process.cpuUsage(c).user / N) * 1e3);
}
