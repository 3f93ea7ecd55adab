import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { databases } from "../../../test/databases/databases.ts";
import type { Scope, Store } from "../src/index.ts";
import { LOCAL_SCOPE, openStore } from "../src/index.ts";

describe.each(databases)("requests that make something, on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let store: Store;
  let nowMs = Date.parse("2026-11-22T12:00:00Z");

  beforeAll(async () => {
    place = await under.place();
    store = await openStore({ ...place, now: () => new Date(nowMs) });
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  const request = (key: string, requestHash = "a") => ({ actor: "person 1", route: "addNote", key, requestHash });
  const claims = (): ReturnType<Store["within"]>["idempotency"] => store.within(LOCAL_SCOPE).idempotency;
  const answer = { status: 201, headers: { location: "/api/notes/1" }, body: '{"id":1}' };

  async function firstClaim(key: string): Promise<Scope> {
    const outcome = await claims().claim(request(key));
    if (outcome.state !== "first") throw new Error(`The request was ${outcome.state}.`);
    return { ...LOCAL_SCOPE, claim: outcome.claim };
  }
  const note = (scope: Scope): Promise<unknown> =>
    store.within(scope).audit.record({
      who: { person: null, pseudonym: "somebody" },
      what: "note.add",
      about: { kind: "note", id: "1", version: null },
      why: null,
      before: null,
      after: null,
    });
  const notes = async (): Promise<number> =>
    (await store.within(LOCAL_SCOPE).audit.list({}, { after: 0, limit: 100 })).length;

  it("are begun once, and answered again as they were", async () => {
    const { claim } = await firstClaim("once");
    expect(await claims().claim(request("once"))).toEqual({ state: "under-way" });
    await claims().answer(claim ?? 0, answer);
    expect(await claims().claim(request("once"))).toEqual({ state: "answered", answer });
    expect(await claims().claim(request("once", "b"))).toEqual({ state: "other-request" });
    nowMs += 24 * 3_600_000 + 1;
    expect(await claims().claim(request("once", "b"))).toMatchObject({ state: "first" });
  });

  it("may be sent again after a refusal", async () => {
    const { claim } = await firstClaim("refused");
    await claims().release(claim ?? 0);
    expect(await claims().claim(request("refused"))).toMatchObject({ state: "first" });
  });

  it("are begun anew by another process where the first ended before it stored anything, and by then store nothing", async () => {
    const slow = await firstClaim("slow");
    nowMs += 60_001;
    const second = await firstClaim("slow");
    const before = await notes();
    await note(second);
    await expect(note(slow)).rejects.toMatchObject({ findings: [{ code: "claim-lost" }] });
    expect(await notes()).toBe(before + 1);
  });

  it("are never begun anew once something is stored, even where the answer is lost", async () => {
    const crashed = await firstClaim("crashed");
    await note(crashed);
    await claims().release(crashed.claim ?? 0);
    nowMs += 60_001;
    expect(await claims().claim(request("crashed"))).toEqual({ state: "lost" });
  });

  it("are not taken to have stored anything by what they only read", async () => {
    const reader = await firstClaim("reader");
    await store.within(reader).listShops();
    nowMs += 60_001;
    expect(await claims().claim(request("reader"))).toMatchObject({ state: "first" });
  });
});
