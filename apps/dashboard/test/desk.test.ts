import type { Plan } from "@springtide/contracts";
import type { Reweighed } from "@springtide/season";
import { describe, expect, it } from "vitest";
import type { DeskProgress } from "../src/desk/desk.ts";
import { Desk } from "../src/desk/desk.ts";
import type { FromWorker, ToWorker } from "../src/desk/messages.ts";
import { fixturePlan } from "./fixture-plan.ts";

const plan = fixturePlan({ days: 7 });
const changed: Plan = { ...plan, seed: 2 };
const day = { day: "2026-02-09", queue: "phone" };
const played = { day: "2026-02-09", seasons: 1, starts: [], queues: [] };
const season: Reweighed = {
  queues: [],
  allQueues: { ...plan.allQueues, total: plan.totals.contacts },
  peakDays: [],
  day: null,
  changedDays: 0,
};

/** Workers that answer only when told to, and every message that went to them. */
function workshop() {
  const workers: {
    asked: ToWorker[];
    say: (message: FromWorker) => void;
    fail: (reason: string) => void;
    ended: boolean;
  }[] = [];
  const desk = new Desk(plan, (say, fail) => {
    const worker = { asked: new Array<ToWorker>(), say, fail, ended: false };
    workers.push(worker);
    return {
      postMessage: (message) => worker.asked.push(message),
      terminate: () => {
        worker.ended = true;
      },
    };
  });
  const at = (i: number) => {
    const worker = workers[i];
    if (worker === undefined) throw new Error(`no worker ${String(i)}`);
    return worker;
  };
  return { desk, workers, at };
}
const kinds = (asked: readonly ToWorker[]): string[] => asked.map(({ kind }) => kind);
const never = (): AbortSignal => new AbortController().signal;

describe("a plan's desk", () => {
  it("opens one worker, asks one thing at a time, changes first", async () => {
    const { desk, workers, at } = workshop();
    const first = desk.exactDay(plan, day, never());
    const second = desk.exactDay(plan, { ...day, day: "2026-02-10" }, never());
    const change = desk.replan({ readySeasons: 0.9 }, never());
    expect(kinds(at(0).asked)).toEqual(["open", "day"]);
    at(0).say({ kind: "day", day: played });
    expect(await first).toEqual(played);
    expect(kinds(at(0).asked)).toEqual(["open", "day", "change"]);
    at(0).say({ kind: "change", plan: changed });
    expect(await change).toBe(changed);
    at(0).say({ kind: "day", day: played });
    expect(await second).toEqual(played);
    expect(workers).toHaveLength(1);
  });

  it("ends the worker to break a change off, and hands the changed plan to the next", async () => {
    const { desk, at } = workshop();
    const stop = new AbortController();
    const change = desk.replan({ readySeasons: 0.9 }, stop.signal);
    const waiting = desk.exactDay(changed, day, never());
    stop.abort();
    await expect(change).rejects.toThrow("no longer asked");
    expect(at(0).ended).toBe(true);
    expect(kinds(at(1).asked)).toEqual(["open", "keep", "day"]);
    expect(at(1).asked[2]).toMatchObject({ of: "kept" });
    at(1).say({ kind: "day", day: played });
    expect(await waiting).toEqual(played);
    void desk.exactDay(changed, day, never());
    expect(kinds(at(1).asked)).toEqual(["open", "keep", "day", "day"]); // it has the plan already
  });

  it("lets a day that is left run out, and drops one that has not begun", async () => {
    const { desk, at } = workshop();
    const [left, dropped] = [new AbortController(), new AbortController()];
    const first = desk.exactDay(plan, day, left.signal);
    const second = desk.exactDay(plan, day, dropped.signal);
    const third = desk.exactDay(plan, { ...day, day: "2026-02-12" }, never());
    left.abort();
    dropped.abort();
    await expect(first).rejects.toThrow();
    await expect(second).rejects.toThrow();
    expect(at(0).ended).toBe(false);
    at(0).say({ kind: "day", day: { ...played, seasons: 2 } }); // the answer that nobody waits for
    expect(at(0).asked.at(-1)).toMatchObject({ question: { day: "2026-02-12" } });
    at(0).say({ kind: "day", day: played });
    expect(await third).toEqual(played);
  });

  it("keeps of re-weighings the one under way and the newest, before days that wait", async () => {
    const { desk, at } = workshop();
    const moved = (shiftDays: number) => ({ triggers: { warm: { shiftDays } }, day: day.day });
    const running = desk.reweigh(moved(1), never());
    const waitingDay = desk.exactDay(plan, day, never());
    const stale = desk.reweigh(moved(2), never());
    const newest = desk.reweigh(moved(3), never());
    await expect(stale).rejects.toThrow("no longer asked");
    at(0).say({ kind: "reweigh", season: { ...season, changedDays: 1 } });
    expect((await running).changedDays).toBe(1);
    expect(at(0).asked.at(-1)).toEqual({ kind: "reweigh", question: moved(3) });
    at(0).say({ kind: "reweigh", season: { ...season, changedDays: 3 } });
    expect((await newest).changedDays).toBe(3);
    at(0).say({ kind: "day", day: played });
    expect(await waitingDay).toEqual(played);
  });

  it("tells how far it is, and rests", async () => {
    const { desk, at } = workshop();
    const told: (DeskProgress | null)[] = [];
    desk.subscribe(() => told.push(desk.progress()));
    const answer = desk.exactDay(plan, day, never());
    at(0).say({ kind: "progress", done: 1, total: 2, label: "Drawing" });
    expect(desk.progress()).toEqual({ kind: "day", done: 1, total: 2, label: "Drawing" });
    at(0).say({ kind: "day", day: played });
    await answer;
    expect(told.at(-1)).toBeNull();
  });

  it("passes a failure on, and starts anew after a worker that broke", async () => {
    const { desk, at } = workshop();
    const first = desk.exactDay(plan, day, never());
    at(0).say({ kind: "failed", reason: "no such day" });
    await expect(first).rejects.toThrow("no such day");
    const second = desk.intervalNeed(plan, { queue: "phone", interval: 40 }, never());
    at(0).fail("out of memory");
    await expect(second).rejects.toThrow("out of memory");
    void desk.exactDay(plan, day, never());
    expect(kinds(at(1).asked)).toEqual(["open", "day"]);
    desk.end();
    expect(at(1).ended).toBe(true);
  });
});
