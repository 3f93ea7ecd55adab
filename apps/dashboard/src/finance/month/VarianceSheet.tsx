import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Trouble } from "../../data/Trouble.tsx";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { FileButtons } from "../FileButtons.tsx";
import { financeApi } from "../finance-api.ts";
import { Remarks } from "../Remarks.tsx";
import { idAsName } from "../subject-names.ts";
import { BarSheet } from "../pictures/PictureSheet.tsx";
import { variancePicture } from "../pictures/variance-picture.ts";

/** Actual against budget, split into causes. */
export function VarianceSheet({ shop, words }: { readonly shop: string; readonly words: Words }) {
  const { say } = words;
  const { data, error } = useQuery({
    queryKey: ["finance", shop, "variance"],
    queryFn: ({ signal }) => financeApi.budgetVariance({ params: { shop }, signal }),
  });
  const picture = useMemo(() => (data === undefined ? null : variancePicture(data, words)), [data, words]);
  if (picture === null || data === undefined) return <Trouble error={error} />;
  const remarks = <Remarks facts={data.remarkFacts} english={data.remarks} names={idAsName} words={words} />;
  const files = (
    <FileButtons
      text="finance.variance-as"
      fetchAs={(format) => financeApi.exportBudgetVariance({ params: { shop }, query: { format } })}
      fallbackName={`${shop}-variance`}
      words={words}
    />
  );
  if (data.order.every((part) => data.season.parts[part] === 0 && data.toDate.parts[part] === 0))
    return (
      <Sheet title={say("finance.variance")} note={say("finance.variance-note")}>
        <p className="finance-answer">{picture.sentence}</p>
        {remarks}
        {files}
      </Sheet>
    );
  return (
    <BarSheet
      title={say("finance.variance")}
      note={`${say("finance.variance-note")} ${say("finance.amounts-in", { currency: words.currencySign })}`}
      picture={picture}
      words={words}
      remarks={
        <>
          {remarks}
          {files}
        </>
      }
    />
  );
}
