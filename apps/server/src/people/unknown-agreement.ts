import { Refusal } from "@springtide/refusal";

/**
 * Holds the agreements that something is to be narrowed to against those that its maker may name.
 * @param whose whose they are: "the agreements of north-gmbh"
 * @throws Refusal `agreement-unknown` at the first that is none of them; one of somebody else is as unknown as one that is not there
 */
export function refuseUnknownAgreement(
  asked: readonly string[] | null,
  { known, whose }: { readonly known: readonly string[]; readonly whose: string },
): void {
  const [at, unknown] = [...(asked ?? []).entries()].find(([, id]) => !known.includes(id)) ?? [];
  if (at === undefined || unknown === undefined) return;
  throw new Refusal({
    code: "agreement-unknown",
    place: { field: `/agreements/${String(at)}` },
    found: `"${unknown}"`,
    rule: `${whose} are ${[...new Set(known)].join(", ") || "none yet"}`,
    remedy: "Choose from these, or leave agreements out for all of them.",
  });
}
