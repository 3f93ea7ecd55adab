import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Problem, routes } from "@springtide/contracts";
import { databases } from "../databases/databases.ts";
import type { SettledOctober } from "./settled-october.ts";
import { settledOctober } from "./settled-october.ts";
import { post, type SignedIn } from "./sign-in.ts";

describe.each(databases)("another's settlements over HTTP, with the store on $name", (under) => {
  let place: Awaited<ReturnType<(typeof under)["place"]>>;
  let october: SettledOctober;
  let partner: SignedIn;
  let bound: SignedIn;
  let stranger: SignedIn;

  beforeAll(async () => {
    place = await under.place();
    october = await settledOctober(place);
    ({ partner, bound, stranger } = october);
  }, 180_000);
  afterAll(async () => {
    await october.close();
    await place.remove();
  });

  const problemOf = async (answer: Response): Promise<string> => Problem.parse(await answer.json()).code;

  it("are for a partner's user who guesses as if they were not there, files and disputes included", async () => {
    const asked = async (browser: SignedIn, of: string): Promise<[number, string][]> => {
      const [shopId = "", agreement = ""] = of.split("/");
      const query = `shop=${shopId}&agreement=${agreement}&month=2026-10`;
      const body = { shop: shopId, agreement, month: "2026-10", line: "R-1/L1", cents: 1, reason: "guessed" };
      const answers = [
        await browser.fetch(`/api/settlements?${query}`),
        ...(await Promise.all(
          ["csv", "xlsx", "json"].map((format) => browser.fetch(`/api/settlements/file?${query}&format=${format}`)),
        )),
        await post(browser, "/api/settlements/disputes", body),
        await browser.fetch(`/api/partner/agreements/${shopId}/${agreement}`),
      ];
      return Promise.all(
        answers.map(async (one) => [
          one.status,
          (await one.text()).replaceAll(agreement, "one").replaceAll(shopId, "shop"),
        ]),
      );
    };
    const nobody = await asked(stranger, "lamps/nobody");
    expect(nobody.map(([status]) => status)).toEqual([404, 404, 404, 404, 404, 404]);
    for (const [browser, of] of [
      [stranger, "lamps/north"],
      [stranger, "nowhere/north"],
      [bound, "lamps/north"],
    ] as const)
      expect(await asked(browser, of)).toEqual(nobody);
    // A watch tells as little: what is somebody else's takes longer to look up than what is not there.
    for (const of of ["lamps/north", "nowhere/north"]) {
      const sinceMs = performance.now();
      await stranger.fetch(`/api/partner/agreements/${of}`);
      expect(performance.now() - sinceMs).toBeGreaterThan(149);
    }
    const line = { shop: "lamps", agreement: "north", month: "2026-10", line: "R-1/L2", cents: 1, reason: "theirs" };
    expect((await post(partner, "/api/settlements/disputes", line)).status).toBe(201);
    const accept = { decision: "accept", answer: "" };
    const codes = [
      await post(stranger, "/api/settlements/disputes/1/answer", accept),
      await post(stranger, "/api/settlements/disputes/999/answer", accept),
    ];
    expect(await Promise.all(codes.map(problemOf))).toEqual(["no-such-dispute", "no-such-dispute"]);
    expect(await (await stranger.fetch("/api/settlements/disputes")).json()).toEqual({ disputes: [] });
    expect(JSON.stringify(await (await stranger.fetch("/api/partner/agreements?partner=northwind")).json())).toBe(
      '{"agreements":[]}',
    );
    const listed = routes.listPartnerAgreements.response.parse(
      await (await stranger.fetch("/api/partner/agreements")).json(),
    );
    expect(listed.agreements.map(({ agreement }) => agreement)).toEqual(["south"]);
    expect(JSON.stringify(listed)).not.toContain("orthwind");
  });
});
