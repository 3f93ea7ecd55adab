import { Refusal } from "@springtide/refusal";
import { expect, it } from "vitest";
import { FileReaders } from "../src/uploads/file-readers.ts";

const HEAD = "interval_start,agreement,queue,logged_in_seconds";
const rowsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => {
    const start = new Date(Date.UTC(2026, 0, 1) + at * 900_000).toISOString();
    return `${start},north,phone,${String(at % 900)}`;
  });
const fileOf = (rows: readonly string[]) => ({ bytes: Buffer.from(`${[HEAD, ...rows].join("\n")}\n`), file: "d.csv" });
const LONG = fileOf(rowsOf(12_000));
const never = new AbortController().signal;

/** A thread's script for the occasion: what it does with the name of its file. */
const script = (code: string): URL =>
  new URL(
    `data:text/javascript,import{parentPort,workerData}from"node:worker_threads";const{file}=workerData.sent;${encodeURIComponent(code)}`,
  );
const STAYS = "setInterval(()=>{},1e9);";
const thrown = (reading: Promise<unknown>): Promise<unknown> => reading.catch((error: unknown) => error);

it("answers others while a large file is read, and reads it as on the server's own thread", async () => {
  const happened: string[] = [];
  const reading = new FileReaders().deliveries(LONG, never).then((rows) => {
    happened.push("read");
    return rows;
  });
  // As another request would: it comes in, asks something, and is answered.
  for (let turn = 0; turn < 3; turn += 1) await new Promise((next) => setTimeout(next, 0));
  happened.push("others answered");
  const rows = await reading;
  expect(happened).toEqual(["others answered", "read"]);
  expect(rows).toHaveLength(12_000);
  const { deliveredOfBytes } = await import("@springtide/exchange");
  expect(rows).toEqual(await deliveredOfBytes(LONG.bytes, "d.csv"));
}, 60_000);

it("refuses in a thread what is refused at once", async () => {
  const wrong = (rows: string[]) => fileOf([...rows, "yesterday,north,phone,4"]);
  const [long, short] = await Promise.all(
    [wrong(rowsOf(12_000)), wrong(rowsOf(2))].map((file) => thrown(new FileReaders().deliveries(file, never))),
  );
  for (const [refused, row] of [
    [long, 12_002],
    [short, 4],
  ] as const)
    expect(refused).toMatchObject({
      name: "Refusal",
      findings: [{ code: "no-offset", place: { file: "d.csv", row, column: "interval_start" }, found: '"yesterday"' }],
    });
}, 60_000);

it("tells of a thread that was lost as of something to be mended, without a word of its own fault", async () => {
  const lost = new FileReaders({}, script("process.exit(1);"));
  expect(await thrown(lost.deliveries(LONG, never))).toMatchObject({
    problem: {
      ...{ status: 503, code: "reading-broke-off" },
      errors: [
        {
          code: "reading-broke-off",
          place: { file: "d.csv" },
          remedy: expect.stringContaining("Send it again") as string,
        },
      ],
    },
    headers: { "Retry-After": "5" },
  });
});

it("gives one file no more than its time and its memory", async () => {
  const endless = new FileReaders({ mostMs: 1 }, script(STAYS));
  const late = await thrown(endless.deliveries(LONG, never));
  expect(late).toBeInstanceOf(Refusal);
  expect(late).toMatchObject({ findings: [{ code: "reading-too-long", place: { file: "d.csv" } }] });
  const hungry = new FileReaders(
    { mostMegabytes: 20 },
    script("const all=[];for(;;)all.push(new Array(1000).fill(1));"),
  );
  expect(await thrown(hungry.deliveries(LONG, never))).toMatchObject({ findings: [{ code: "reading-too-large" }] });
}, 60_000);

it("reads so many at once, and lets go of what nobody waits for", async () => {
  const one = new FileReaders(
    { atOnce: 1 },
    script(`if(file==="quick")parentPort.postMessage({kind:"read",read:[]});else ${STAYS}`),
  );
  const [first, second] = [new AbortController(), new AbortController()];
  const happened: string[] = [];
  const noted = (what: string, reading: Promise<unknown>): Promise<void> =>
    thrown(reading).then((end) => {
      happened.push(`${what} ${end instanceof Error ? end.name : "read"}`);
    });
  const all = [
    noted("first", one.deliveries({ ...LONG, file: "endless" }, first.signal)),
    noted("second", one.deliveries({ ...LONG, file: "endless" }, second.signal)),
    noted("third", one.deliveries({ ...LONG, file: "quick" }, never)),
  ];
  // Its caller left before its turn: no thread is begun for it.
  second.abort();
  first.abort();
  await Promise.all(all);
  expect(happened).toEqual(["first Cancelled", "second Cancelled", "third read"]);
}, 60_000);
