import { NativeSelect, TextInput } from "@mantine/core";
import type { SupplierTax } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import type { FieldErrors } from "../field-errors.ts";
import { FigureInput } from "../FigureInput.tsx";
import { inEnglish } from "../in-english.tsx";
import { RowList } from "./RowList.tsx";
import type { WrittenTax } from "./useFinanceSettings.ts";

const TREATMENTS = ["domestic", "reverse-charge", "exempt"] as const satisfies readonly SupplierTax["treatment"][];
const FIRST: WrittenTax = { supplier: "", treatment: "domestic", rateShare: 0.19, nonRecoverableShare: 0 };

/** How the value added tax of each supplier is treated. */
export function TaxRows(props: {
  readonly taxes: readonly WrittenTax[];
  readonly errors: FieldErrors;
  readonly words: Words;
  readonly onChange: (taxes: WrittenTax[]) => void;
}) {
  const { taxes, errors, words, onChange } = props;
  const { say } = words;
  return (
    <RowList
      title={say("finance.taxes")}
      addText={say("finance.add-tax")}
      rows={taxes}
      first={FIRST}
      error={errors("/taxes", "itself")}
      {...{ words, onChange }}
      fields={(tax, i, put) => {
        const percent = (key: "rateShare" | "nonRecoverableShare") => (
          <FigureInput
            size="xs"
            label={say(`finance.tax-${key}`)}
            value={tax[key]}
            per={100}
            error={errors(`/taxes/${String(i)}/${key}`)}
            words={words}
            onChange={(share) => {
              put({ [key]: share });
            }}
          />
        );
        return (
          <>
            <TextInput
              size="xs"
              label={say("finance.supplier-id")}
              value={tax.supplier}
              error={inEnglish(errors(`/taxes/${String(i)}/supplier`))}
              onChange={({ currentTarget }) => {
                put({ supplier: currentTarget.value });
              }}
            />
            <NativeSelect
              size="xs"
              label={say("finance.treatment")}
              value={tax.treatment}
              data={TREATMENTS.map((one) => ({ value: one, label: say(`finance.treatment-${one}`) }))}
              onChange={({ currentTarget }) => {
                const treatment = TREATMENTS.find((one) => one === currentTarget.value);
                if (treatment !== undefined) put({ treatment });
              }}
            />
            {percent("rateShare")}
            {percent("nonRecoverableShare")}
          </>
        );
      }}
    />
  );
}
