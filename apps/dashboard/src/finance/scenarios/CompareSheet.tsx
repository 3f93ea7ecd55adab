import type { Plan, StoredComparison } from "@springtide/contracts";
import { useState } from "react";
import { Trouble } from "../../data/Trouble.tsx";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { BasisLine } from "../comparing/BasisLine.tsx";
import { StaleNote } from "../comparing/StaleNote.tsx";
import { outcomeName } from "../outcome-name.ts";
import type { SubjectNames } from "../subject-names.ts";
import { Remarks } from "../Remarks.tsx";
import { CompareTable } from "./CompareTable.tsx";
import type { MovedDials } from "./price-dials.ts";
import { PricePanel } from "./PricePanel.tsx";
import { usePriced } from "./usePriced.ts";

/** A comparison: scenarios side by side, prices that move them at once, and what the figures hang on. */
export function CompareSheet(props: {
  readonly shop: string;
  readonly plan: Plan;
  readonly comparison: StoredComparison;
  readonly names: SubjectNames;
  readonly mayAsk: boolean;
  readonly words: Words;
}) {
  const { shop, plan, comparison, names, mayAsk, words } = props;
  const { say } = words;
  const [moved, setMoved] = useState<MovedDials>(() => new Map());
  const priced = usePriced({ shop, plan, comparison, moved, words });
  const nameOf = (id: string): string => {
    const outcome = comparison.result.outcomes.find((one) => one.id === id);
    return outcome === undefined ? id : outcomeName(outcome, words);
  };
  return (
    <Sheet
      title={say("finance.side-by-side")}
      note={say(priced.isMoved ? "finance.at-moved-prices" : "finance.at-own-prices")}
    >
      <StaleNote comparison={comparison} words={words} />
      <CompareTable outcomes={priced.outcomes} names={names} words={words} />
      <PricePanel plan={plan} moved={moved} words={words} onMoved={setMoved} />
      <Trouble error={priced.error} />
      {priced.unpriced.map(({ id }) => (
        <p key={id} className="note">
          {say("finance.not-priced", { name: nameOf(id) })}
        </p>
      ))}
      <Remarks facts={comparison.result.remarkFacts} english={comparison.result.remarks} names={names} words={words} />
      <BasisLine shop={shop} comparison={comparison} names={names} mayAsk={mayAsk} words={words} />
    </Sheet>
  );
}
