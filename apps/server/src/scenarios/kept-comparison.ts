import { ComparisonBasis, ComparisonEntry, ComparisonResult, StoredComparison } from "@springtide/contracts";
import type { ComparisonWithResult, KeptComparison, OrganisationStore, PublishedComparison } from "@springtide/store";
import { HttpProblem } from "../http/problems.ts";

/** What comparisons are held against to know whether they are of today. */
export interface Present {
  readonly plan: number | null;
  readonly revisions: ReadonlyMap<string, number>;
}

export async function presentOf(own: OrganisationStore, shop: string): Promise<Present> {
  const kept = await own.scenarios.list(shop);
  return {
    plan: (await own.newestPlanEntry(shop))?.version ?? null,
    revisions: new Map(kept.map(({ id, revision }) => [id, revision])),
  };
}

/** A comparison as the list tells it. */
export function entryOf(kept: KeptComparison, { plan, revisions }: Present): ComparisonEntry {
  const basis = ComparisonBasis.parse(kept.basis);
  const isSame = basis.scenarios.every(({ id, revision }) => revision === null || revisions.get(id) === revision);
  return ComparisonEntry.parse({
    number: kept.number,
    kind: kept.kind,
    job: kept.job,
    madeAt: kept.madeAt,
    madeBy: kept.pseudonym,
    basis,
    isCurrent: basis.plan === plan && isSame,
    publishedAs: kept.publishedAs,
  });
}

/** A comparison with all of its figures, and where they are not what was published of the same question. */
export async function comparisonOfKept(
  kept: ComparisonWithResult,
  present: Present,
  published: PublishedComparison | null,
): Promise<StoredComparison> {
  const result = ComparisonResult.parse(kept.result);
  return {
    ...entryOf(kept, present),
    result,
    recomputed: StoredComparison.shape.recomputed.parse(kept.recomputed),
    sincePublished: published === null ? null : await sincePublished(published, result),
  };
}

async function sincePublished(
  { number, publishedAs, result: kept }: PublishedComparison,
  now: ComparisonResult,
): Promise<StoredComparison["sincePublished"]> {
  const { changedBasis, differingFigures } = await import("@springtide/season");
  const before = ComparisonResult.parse(kept);
  return {
    ...{ of: number, publishedAs },
    changed: changedBasis(before.basis, now.basis),
    differs: differingFigures(before, now),
  };
}

export function noSuchComparison(shop: string, number: number): HttpProblem {
  return new HttpProblem(404, "no-such-comparison", "Not found", `There is no comparison ${number} of "${shop}".`);
}
