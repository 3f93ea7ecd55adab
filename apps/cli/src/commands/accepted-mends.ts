import { MendCode } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { Given } from "../command.ts";

/**
 * Ids of the mends that were typed: several options, or one with commas between.
 * @throws Refusal `unknown-mend` for what is no mend of any file
 */
export function acceptedMends(given: Given): string[] {
  const ids = given
    .texts("accept")
    .flatMap((text) => text.split(","))
    .map((id) => id.trim())
    .filter((id) => id !== "");
  const unknown = ids.find((id) => !MendCode.safeParse(id.split(":")[0]).success);
  if (unknown === undefined) return ids;
  throw new Refusal({
    code: "unknown-mend",
    place: {},
    found: `"${unknown}"`,
    rule: `mends are ${MendCode.options.join(", ")}`,
    remedy: "Accept one of those; springtide doctor says which a file needs.",
  });
}
