import type { ChangedBasis } from "@springtide/contracts";

/** What figures hang on, whether stored or in a file. */
interface Basis {
  readonly plan: number | string;
  readonly data: string;
  readonly seed: number;
  readonly paths: number;
  readonly software: string;
  readonly scenarios?: readonly { readonly id: string; readonly revision: number | null }[];
}

/** What figures hang on, part by part, where one reckoning had it otherwise than another. */
export function changedBasis(before: Basis, now: Basis): ChangedBasis[] {
  const parts = (["plan", "data", "seed", "paths", "software"] as const).flatMap((part): ChangedBasis[] =>
    before[part] === now[part] ? [] : [{ part, scenario: null, before: String(before[part]), now: String(now[part]) }],
  );
  const revisions = (now.scenarios ?? []).flatMap(({ id, revision }): ChangedBasis[] => {
    const known = before.scenarios?.find((one) => one.id === id);
    if (known === undefined || known.revision === revision) return [];
    return [{ part: "scenario", scenario: id, before: String(known.revision ?? ""), now: String(revision ?? "") }];
  });
  return [...parts, ...revisions];
}
