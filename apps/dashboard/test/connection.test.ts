import { describe, expect, it } from "vitest";
import { connection } from "../src/connection/connection.ts";

/** A connection to a server that can be switched off, in a world whose time one moves by hand. */
function world() {
  const state = { answers: true, asked: 0, pauses: [] as number[], next: null as (() => void) | null };
  const watched = connection(
    () => {
      state.asked += 1;
      return Promise.resolve(state.answers);
    },
    (ms, then) => {
      state.pauses.push(ms);
      state.next = then;
      return () => {
        if (state.next === then) state.next = null;
      };
    },
  );
  const pass = async (): Promise<void> => {
    const then = state.next;
    state.next = null;
    then?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { state, watched, pass };
}

describe("the connection to the server", () => {
  it("is asked for again and again once it is lost, less often as time goes by, and says so once each way", async () => {
    const { state, watched, pass } = world();
    const told: boolean[] = [];
    watched.subscribe(() => told.push(watched.isLost()));
    watched.hear(true);
    expect(told).toEqual([]);
    state.answers = false;
    watched.hear(false);
    watched.hear(false);
    for (let i = 0; i < 6; i += 1) await pass();
    expect(state.pauses).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
    state.answers = true;
    await pass();
    expect(told).toEqual([true, false]);
    expect(state.next).toBeNull();
  });

  it("is back as soon as any request is answered", async () => {
    const { state, watched, pass } = world();
    watched.hear(false);
    watched.hear(true);
    expect(watched.isLost()).toBe(false);
    await pass();
    expect(state.asked).toBe(0);
  });
});
