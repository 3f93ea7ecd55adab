import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { answerTo } from "../../apps/cli/test/captured.ts";
import { historyFrom, shopImport, smallShop } from "../../packages/store/test/fixtures.ts";
import { databases } from "../databases/databases.ts";

const days = Array.from({ length: 84 }, (_, day) => Date.UTC(2026, 3, 6 + day) - 2 * 3_600_000);

describe("springtide fleet", () => {
  let place: Awaited<ReturnType<(typeof databases)[number]["place"]>>;
  beforeAll(async () => {
    const [embedded] = databases;
    if (embedded === undefined) throw new Error("There is no embedded database.");
    place = await embedded.place();
    const store = await openStore(place);
    // One of its two queues has no past.
    await store.within(LOCAL_SCOPE).importShop(shopImport(smallShop("lamps"), [historyFrom("phone", "day", days)]));
    await store.close();
  });
  afterAll(() => place.remove());
  const fleet = (...more: string[]): Promise<{ code: number; out: string; err: string }> =>
    answerTo(["fleet", "--data", place.folder, "--days", "7", "--paths", "20", ...more]);

  it("forecasts every queue, in this process or by the server that holds the folder, and says why one cannot be", async () => {
    const before = process.exitCode;
    const alone = await fleet();
    expect(alone.out).toMatch(/^lamps email: .*without any contacts.*\n1 of 2 queues are forecast\.\n/);
    expect(process.exitCode).toBe(1);
    process.exitCode = before;
    const planWorker = new URL("../api/quick-plan-worker.ts", import.meta.url);
    const server = await serve({ ...place, port: 0, log: () => undefined, planWorker });
    const served: unknown = JSON.parse((await fleet("lamps", "--json")).out);
    await server.close();
    process.exitCode = before;
    // The failed one is tried again; the other one is known.
    expect(served).toMatchObject({
      state: "ready",
      queues: [
        { label: "lamps phone", state: "ready", failure: null },
        { label: "lamps email", state: "failed", failure: { errors: [{ code: "no-history" }] } },
      ],
    });
  });

  it("refuses a shop that is not there and a number that is none", async () => {
    const unknown = await fleet("nowhere");
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining("no-such-shop")]);
    expect((await fleet("--seed", "x")).code).toBe(2);
  });
});
