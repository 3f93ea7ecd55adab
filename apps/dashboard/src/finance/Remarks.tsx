import type { FinanceRemark } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import { remarkSaid } from "./remark-said.ts";
import type { SubjectNames } from "./subject-names.ts";

/** What is to be known of figures, each in a line; what was stored before there were records of it stands in English. */
export function Remarks(props: {
  readonly facts: readonly FinanceRemark[];
  readonly english: readonly string[];
  readonly names: SubjectNames;
  readonly words: Words;
}) {
  const { facts, english, names, words } = props;
  if (facts.length === 0)
    return english.map((remark) => (
      <p key={remark} className="note" lang="en">
        {remark}
      </p>
    ));
  return facts.map((fact) => (
    <p key={JSON.stringify(fact)} className="note">
      {remarkSaid(fact, names, words)}
    </p>
  ));
}
