import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ScenarioDraft, StoredComparison } from "@springtide/contracts";
import { JobAnswer, Problem, routes } from "@springtide/contracts";
import type { RunningServer } from "@springtide/server";
import { serve } from "@springtide/server";
import { LOCAL_SCOPE, openStore } from "@springtide/store";
import { madeInput } from "../../packages/season/test/finance/made-shop.ts";
import { databases } from "../databases/databases.ts";
import { fetchSignedIn } from "./sign-in.ts";

describe.each(databases)("scenarios over HTTP, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let server: RunningServer;

  const serving = (): Promise<RunningServer> => {
    const planWorker = new URL("./finance-plan-worker.ts", import.meta.url);
    // One thread, so that what is asked for second waits.
    return serve({ ...place, port: 0, planWorker, threads: 1, log: () => undefined });
  };
  beforeAll(async () => {
    place = await under.place();
    const store = await openStore(place);
    const { shop, holidays, contacts } = madeInput();
    await store.within(LOCAL_SCOPE).importShop({ shop, holidays, contacts: [...contacts], weather: [], report: null });
    await store.close();
    server = await serving();
    await vi.waitFor(
      async () => {
        expect(await (await ask("")).json()).toMatchObject({ plan: "ready", planVersion: 1 });
      },
      { timeout: 120_000, interval: 200 },
    );
  }, 180_000);
  afterAll(async () => {
    await server.close();
    await place.remove();
  });

  const ask = (path: string, init?: RequestInit): Promise<Response> =>
    fetchSignedIn(server, `/api/shops/small${path}`, init);
  const send = (method: string, path: string, body?: unknown, ifMatch?: string): Promise<Response> =>
    ask(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const draft = (changes: object, rest: Partial<ScenarioDraft> = {}): object => ({ name: "What if", changes, ...rest });
  const put = (id: string, body: object, ifMatch = '"0"'): Promise<Response> =>
    send("PUT", `/scenarios/${id}`, body, ifMatch);
  const codes = async (response: Response): Promise<string[]> => {
    const { errors, code } = Problem.parse(await response.json());
    return errors.length === 0 ? [code] : errors.map(({ code: each, place: { field } }) => `${each} ${field ?? ""}`);
  };
  const compared = async (body: object): Promise<StoredComparison> => {
    const asked = await send("POST", "/scenario-comparisons", body);
    const text = await asked.text();
    expect(asked.status, text).toBe(202);
    const { id } = JobAnswer.parse(JSON.parse(text));
    await vi.waitFor(
      async () => {
        const job = JobAnswer.parse(await (await fetchSignedIn(server, `/api/jobs/${id}`)).json());
        expect(job.failure).toBeNull();
        expect(job.state).toBe("ready");
      },
      { timeout: 120_000, interval: 200 },
    );
    const told: unknown = await (await fetchSignedIn(server, `/api/jobs/${id}/result`)).json();
    const number = typeof told === "object" && told !== null && "comparison" in told ? String(told.comparison) : "";
    return routes.getComparison.response.parse(await (await ask(`/scenario-comparisons/${number}`)).json());
  };

  it("are stored as they were written, in revisions, and refused with place and remedy", async () => {
    const made = await put("busy", draft({ volume: [{ change: "+15%" }] }));
    expect([made.status, made.headers.get("etag")]).toEqual([200, '"1"']);
    const stored = routes.getScenario.response.parse(await (await ask("/scenarios/busy")).json());
    expect(stored).toMatchObject({ changes: { volume: [{ change: "+15%" }] }, isLocked: false, problems: [] });
    expect((await put("busy", draft({}))).status).toBe(412);
    expect((await send("PUT", "/scenarios/busy", draft({}))).status).toBe(428);
    const tiers = [
      { from: 0, price: 30 },
      { from: 100, price: 28 },
      { from: 100, price: 27 },
    ];
    const refused: [object, string[]][] = [
      [draft({ queues: { lien: { aht: "+5%" } } }), ["unknown-queue /changes/queues/lien"]],
      [draft({ triggers: { spring: { shiftDays: -3 } } }), ["unknown-trigger /changes/triggers/spring"]],
      [draft({ agreements: { nera: { price: "+5%" } } }), ["unknown-agreement /changes/agreements/nera"]],
      [draft({}, { from: "nobody" }), ["unknown-scenario /from"]],
      [draft({ queues: { line: { aht: 5 } } }), ["wrong-form /changes/queues/line/aht"]],
    ];
    for (const [body, expected] of refused) expect(await codes(await put("wrong", body))).toEqual(expected);
    const overlapping = await codes(await put("wrong", draft({ agreements: { near: { tiers } } })));
    expect(overlapping.map((each) => each.split(" ")[1])).toEqual(["/changes/agreements/near/tiers/2/from"]);

    await put("busier", draft({ volume: [{ change: "+10%" }] }, { from: "busy" }));
    expect(await codes(await put("busy", draft({}, { from: "busier" }), '"1"'))).toEqual(["scenario-circle /from"]);
    expect(await codes(await send("DELETE", "/scenarios/busy", undefined, '"1"'))).toEqual([
      "scenario-gone-on-from /id",
    ]);
  });

  it("never change once they are locked, with those they go on from", async () => {
    await put("base", draft({ teams: { crew: { people: -1 } } }));
    await put("final", draft({ volume: [{ change: "-5%" }] }, { from: "base" }));
    expect((await send("POST", "/scenarios/final/lock", undefined, '"1"')).status).toBe(200);
    const { scenarios } = routes.listScenarios.response.parse(await (await ask("/scenarios")).json());
    expect(scenarios.filter(({ isLocked }) => isLocked).map(({ id }) => id)).toEqual(["base", "final"]);
    for (const id of ["base", "final"]) {
      expect(await codes(await put(id, draft({}), '"2"'))).toEqual(["scenario-locked /id"]);
      expect(await codes(await send("DELETE", `/scenarios/${id}`, undefined, '"2"'))).toEqual(["scenario-locked /id"]);
    }
    // What goes on from a locked one is open.
    expect((await put("after", draft({ volume: [{ change: "-1%" }] }, { from: "final" }))).status).toBe(200);
    expect((await put("after", draft({ volume: [{ change: "-2%" }] }, { from: "final" }), '"1"')).status).toBe(200);
    // One that was deleted leaves its number behind: no revision means two things.
    await put("passing", draft({}));
    expect((await send("DELETE", "/scenarios/passing", undefined, '"1"')).status).toBe(200);
    expect((await ask("/scenarios/passing")).status).toBe(404);
    expect((await put("passing", draft({}))).headers.get("etag")).toBe('"3"');
  });

  it("are compared in the background, kept with all they hang on, priced at once, published and reckoned again", async () => {
    const first = await compared({ kind: "scenarios", scenarios: ["busier", "busy"] });
    expect(first.result.basis).toMatchObject({
      plan: 1,
      paths: 20,
      scenarios: [{ id: "busier", revision: 1 }, { id: "busy" }],
    });
    const [planned, busier, busy] = first.result.outcomes;
    expect(planned?.difference).toBeNull();
    expect(busy?.difference?.contacts.mean).toBeGreaterThan(0);
    expect(busier?.difference?.contacts.mean).toBeGreaterThan(busy?.difference?.contacts.mean ?? Infinity);
    expect([first.isCurrent, first.recomputed, first.publishedAs]).toEqual([true, null, null]);

    const priced = routes.priceComparison.response.parse(
      await (
        await send("POST", `/scenario-comparisons/${first.number}/prices`, {
          changes: { teams: { crew: { wages: "+10%" } }, customerValue: { isCounted: false } },
        })
      ).json(),
    );
    expect(priced.outcomes.map(({ id, atStake }) => [id, atStake])).toEqual([
      ["plan", null],
      ["busier", null],
      ["busy", null],
    ]);
    expect(priced.outcomes[0]?.ledger).toBeGreaterThan(planned?.ledger ?? Infinity);

    const published = await send("POST", `/scenario-comparisons/${first.number}/publish`, { why: "Board of May" });
    expect(published.status).toBe(201);
    const { version } = routes.publishComparison.response.parse(await published.json());
    const kept: unknown = await (await ask(`/scenario-versions/${version}`)).json();
    expect(kept).toEqual(first.result);

    // What is stored stays after a change, and the process may be another one.
    await put("busy", draft({ volume: [{ change: "+20%" }] }), '"1"');
    await server.close();
    server = await serving();
    const list = routes.listComparisons.response.parse(await (await ask("/scenario-comparisons")).json());
    expect(list.comparisons.map(({ number, isCurrent, publishedAs }) => [number, isCurrent, publishedAs])).toEqual([
      [first.number, false, version],
    ]);
    await put("busy", draft({ volume: [{ change: "+15%" }] }), '"2"');
    const again = await compared({ kind: "scenarios", scenarios: ["busier"] });
    const anew = await compared({ kind: "scenarios", scenarios: ["busier"], anew: true });
    expect(anew.number).toBe(again.number + 1);
    expect(anew.recomputed).toEqual({ of: again.number, differs: [] });
  }, 240_000);

  it("say what is not as published once the shop's data have changed, figure by figure, and which scenarios no longer fit", async () => {
    const list = routes.listComparisons.response.parse(await (await ask("/scenario-comparisons")).json());
    const published = list.comparisons.find(({ publishedAs }) => publishedAs !== null);
    await put("far-away", draft({ agreements: { far: { price: "+10%" } } }));
    await put("further", draft({ volume: [{ change: "+1%" }] }, { from: "far-away" }));
    await server.close();
    const store = await openStore(place);
    const { shop, holidays, contacts } = madeInput();
    const agreements = shop.agreements.filter(({ id }) => id !== "far");
    const teams = shop.teams.map((team) => ({ ...team, costPerHour: 25 }));
    await store.within(LOCAL_SCOPE).importShop({
      ...{ shop: { ...shop, agreements, teams }, holidays, weather: [], report: null },
      contacts: contacts.map((history) => ({ ...history, offered: history.offered.map((count) => 2 * count) })),
    });
    await store.close();
    server = await serving();
    await vi.waitFor(
      async () => {
        expect(await (await ask("")).json()).toMatchObject({ plan: "ready", planVersion: 2 });
      },
      { timeout: 120_000, interval: 200 },
    );

    // The published figures are as they were, and known to be of another plan.
    const before = routes.getComparison.response.parse(
      await (await ask(`/scenario-comparisons/${published?.number ?? 0}`)).json(),
    );
    expect([before.isCurrent, before.sincePublished]).toEqual([false, null]);
    const now = await compared({ kind: "scenarios", scenarios: ["busier", "busy"] });
    expect(now.sincePublished).toMatchObject({ of: before.number, publishedAs: before.publishedAs });
    expect(now.sincePublished?.changed.map(({ part, scenario }) => [part, scenario])).toEqual([
      ["plan", null],
      ["data", null],
      ["scenario", "busy"],
    ]);
    const figures = now.sincePublished?.differs.map(({ scenario, figure }) => `${scenario} ${figure}`) ?? [];
    expect(figures).toEqual(expect.arrayContaining(["plan ledger", "busier contacts", "busy seasonP90"]));
    for (const { scenario, figure, before: was, now: is } of now.sincePublished?.differs ?? []) {
      if (figure !== "ledger") continue;
      expect(was).toBe(before.result.outcomes.find(({ id }) => id === scenario)?.ledger);
      expect(is).toBe(now.result.outcomes.find(({ id }) => id === scenario)?.ledger);
    }

    const { scenarios } = routes.listScenarios.response.parse(await (await ask("/scenarios")).json());
    const problems = scenarios.find(({ id }) => id === "far-away")?.problems ?? [];
    expect(problems.map(({ code, place: { field }, remedy }) => [code, field, remedy])).toEqual([
      ["unknown-agreement", "/changes/agreements/far", "Name one of: near."],
    ]);
    const asked = await send("POST", "/scenario-comparisons", { kind: "scenarios", scenarios: ["busy", "further"] });
    const refused = Problem.parse(await asked.json());
    expect(refused.errors.map(({ code, place: { field }, found }) => [code, field, found])).toEqual([
      ["unknown-agreement", "/scenarios/1", "far (far-away/changes/agreements/far)"],
    ]);
  }, 240_000);

  it("are refused where they no longer fit, and cancelled by whoever asks", async () => {
    expect(
      await codes(await send("POST", "/scenario-comparisons", { kind: "scenarios", scenarios: ["busy", "gone"] })),
    ).toEqual(["unknown-scenario /scenarios/1"]);
    const nine = Array.from({ length: 9 }, (_, i) => `s${i}`);
    expect((await send("POST", "/scenario-comparisons", { kind: "scenarios", scenarios: nine })).status).toBe(400);
    const begun = async (call: object): Promise<JobAnswer> =>
      JobAnswer.parse(await (await send("POST", "/scenario-comparisons", { ...call, anew: true })).json());
    await begun({ kind: "drivers" });
    const { id } = await begun({ kind: "overview" });
    const cancelled = await send("POST", `/scenario-comparison-jobs/${id}/cancel`);
    expect(cancelled.status).toBe(200);
    await vi.waitFor(
      async () => {
        expect(await (await fetchSignedIn(server, `/api/jobs/${id}`)).json()).toMatchObject({ state: "cancelled" });
      },
      { timeout: 30_000, interval: 100 },
    );
  }, 60_000);

  it("tell what can be asked, what is bound, and when money leaves", async () => {
    const { questions } = routes.listQuestions.response.parse(await (await ask("/scenario-questions")).json());
    expect(questions.map(({ ask: { question } }) => question)).toEqual([
      "service-target",
      "stand-by",
      "notice",
      "open-longer",
    ]);
    const { rows } = routes.financePosition.response.parse(await (await ask("/finance/position")).json());
    for (const { amount, unavoidable, cancellable, free } of rows)
      expect(unavoidable + free + cancellable.reduce((sum, one) => sum + one.amount, 0)).toBeCloseTo(amount, 6);
    const figures = routes.financeFigures.response.parse(await (await ask("/finance/figures")).json());
    expect(figures.frontier.some(({ isPlan }) => isPlan)).toBe(true);
    expect(figures.cash.reduce((sum, { amount }) => sum + amount, 0)).toBeGreaterThan(0);
    expect(figures.years.map(({ actualUntil }) => actualUntil)).toEqual(figures.years.map(() => null));
  });
});
