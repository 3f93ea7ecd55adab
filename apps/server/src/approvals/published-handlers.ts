import type { Publication, publishedRoutes, PublishedKind } from "@springtide/contracts";
import { ForecastJobCall, Plan, ScenarioReport, parseOrRefuse, SeriesForecast } from "@springtide/contracts";
import { amountCents } from "@springtide/planning/terms";
import { Refusal } from "@springtide/refusal";
import { SOFTWARE } from "@springtide/season/service";
import type { NewVersion, Store } from "@springtide/store";
import { FileAnswer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { HttpProblem, noSuchShop } from "../http/problems.ts";
import { bytesOf } from "../imports/uploads.ts";
import { askedOf } from "../jobs/job-kind.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Actor } from "../people/actor.ts";
import { requireBounded } from "./report-bounds.ts";
import { noSuchVersion, publicationOf, publishedDocument, publishVersion } from "./publish-version.ts";

export interface PublishedNeeds {
  readonly store: Store;
  readonly background: Jobs;
  readonly now: () => Date;
}

/** What is answered of forecasts and scenarios that were published. */
export function publishedHandlers(needs: PublishedNeeds): Handlers<typeof publishedRoutes> {
  const { store, now } = needs;
  const publish = async (actor: Actor, made: NewVersion, why: string) => {
    const { kind, shop } = made;
    const version = await store.within(actor.scope).publications.number(made);
    const approval = await publishVersion(store, actor, { kind, shop, version, why }, now());
    const publication = approval === null ? await publicationOf(store, actor, { kind, shop, version }) : null;
    return { version, publication, approval };
  };
  const listed = async (actor: Actor, kind: PublishedKind, shop: string): Promise<Publication[]> => {
    const own = store.within(actor.scope);
    if ((await own.summary(shop)) === null) throw noSuchShop(shop);
    return own.publications.list(kind, shop);
  };
  const file = async (actor: Actor, kind: PublishedKind, shop: string, version: number): Promise<FileAnswer> =>
    new FileAnswer(await publishedDocument(store, actor, { kind, shop, version }), "application/json", null);
  return {
    publishForecast: async ({ actor, params: { shop }, body: { job, why } }) =>
      publish(actor, await forecastOf(needs, actor, shop, job), why),
    listForecastVersions: async ({ actor, params: { shop } }) => ({
      publications: await listed(actor, "forecast", shop),
    }),
    publishedForecast: ({ actor, params: { shop, version } }) => file(actor, "forecast", shop, version),

    publishScenarios: async ({ actor, params: { shop }, query: { plan, why }, upload }) =>
      publish(actor, await scenariosOf(store, actor, { shop, plan, sent: await bytesOf(upload) }), why),
    listScenarioVersions: async ({ actor, params: { shop } }) => ({
      publications: await listed(actor, "scenario", shop),
    }),
    publishedScenarios: ({ actor, params: { shop, version } }) => file(actor, "scenario", shop, version),
  };
}

/** The forecast that a job of the shop came to. @throws HttpProblem 404 `no-such-job`, 409 `no-result` */
async function forecastOf(
  { background: jobs }: PublishedNeeds,
  { scope }: Actor,
  shop: string,
  id: string,
): Promise<NewVersion> {
  const job = await jobs.job(scope, id);
  if (job === null || job.kind !== "forecast" || job.shop !== shop)
    throw new HttpProblem(404, "no-such-job", "Not found", `There is no forecast job ${id} of "${shop}".`);
  const document = await jobs.result(scope, job);
  if (document === null)
    throw new HttpProblem(
      409,
      "no-result",
      "No result",
      `The job ${id} is ${job.state}; only what is ready is published.`,
    );
  const { seed } = SeriesForecast.parse(JSON.parse(document));
  // A forecast commits nobody to anything.
  const { queue } = ForecastJobCall.parse(askedOf(job.input));
  return { kind: "forecast", shop, document, inputsHash: job.hash, software: SOFTWARE, seed, cents: 0, queue };
}

/** A report of scenarios as it was sent; what the dearest of them pays partners is what a second person may have to look at. */
async function scenariosOf(
  store: Store,
  { scope }: Actor,
  { shop, plan, sent }: { readonly shop: string; readonly plan: number; readonly sent: Buffer },
): Promise<NewVersion> {
  const own = store.within(scope);
  if ((await own.summary(shop)) === null) throw noSuchShop(shop);
  const stored = await own.publications.plan(shop, plan);
  if (stored === null) throw noSuchVersion("plan", shop, plan);
  const document = sent.toString("utf8");
  const report = jsonOf(document, sent);
  requireBounded(report);
  const { scenarios } = parseOrRefuse(ScenarioReport, report);
  const { software, seed } = Plan.parse(JSON.parse(stored.json));
  const cents = amountCents(Math.max(0, ...scenarios.map(({ outcome }) => outcome.overflowCost)));
  return { kind: "scenario", shop, document, inputsHash: stored.inputsHash, software, seed, cents };
}

/** @throws Refusal `not-a-report` for what is not JSON, or not in UTF-8: it could not be read back to the byte */
function jsonOf(document: string, sent: Buffer): unknown {
  try {
    if (!Buffer.from(document, "utf8").equals(sent)) throw new SyntaxError("not UTF-8");
    const value: unknown = JSON.parse(document);
    return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal({
      code: "not-a-report",
      place: {},
      found: "a file that is no JSON in UTF-8",
      rule: "scenarios are published as springtide scenario --out writes them",
      remedy: "Send that file as it is.",
    });
  }
}
