import type { StoredComparison } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** That figures are not today's, said before they are read. */
export function StaleNote(props: { readonly comparison: Pick<StoredComparison, "isCurrent">; readonly words: Words }) {
  const { comparison, words } = props;
  return comparison.isCurrent ? null : <p className="finance-old">{words.say("finance.not-current")}</p>;
}
