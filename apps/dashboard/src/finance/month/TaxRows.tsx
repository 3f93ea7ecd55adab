import { Button, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import type { SupplierTax } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import type { FieldErrors } from "../field-errors.ts";

const TREATMENTS = ["domestic", "reverse-charge", "exempt"] as const satisfies readonly SupplierTax["treatment"][];

/** How the value added tax of each supplier is treated. */
export function TaxRows(props: {
  readonly taxes: SupplierTax[];
  readonly errors: FieldErrors;
  readonly words: Words;
  readonly onChange: (taxes: SupplierTax[]) => void;
}) {
  const { taxes, errors, words, onChange } = props;
  const { say } = words;
  const put = (at: number, change: Partial<SupplierTax>): void => {
    onChange(taxes.map((tax, i) => (i === at ? { ...tax, ...change } : tax)));
  };
  return (
    <fieldset className="finance-list">
      <legend>{say("finance.taxes")}</legend>
      {taxes.map((tax, i) => {
        const percent = (key: "rateShare" | "nonRecoverableShare") => (
          <NumberInput
            size="xs"
            label={say(`finance.tax-${key}`)}
            value={Math.round(tax[key] * 10_000) / 100}
            min={0}
            max={100}
            error={errors(`/taxes/${String(i)}/${key}`)}
            onChange={(value) => {
              put(i, { [key]: Number(value) / 100 });
            }}
          />
        );
        return (
          <div key={i} className="finance-list-item">
            <TextInput
              size="xs"
              label={say("finance.supplier-id")}
              value={tax.supplier}
              error={errors(`/taxes/${String(i)}/supplier`)}
              onChange={({ currentTarget }) => {
                put(i, { supplier: currentTarget.value });
              }}
            />
            <NativeSelect
              size="xs"
              label={say("finance.treatment")}
              value={tax.treatment}
              data={TREATMENTS.map((one) => ({ value: one, label: say(`finance.treatment-${one}`) }))}
              onChange={({ currentTarget }) => {
                const treatment = TREATMENTS.find((one) => one === currentTarget.value);
                if (treatment !== undefined) put(i, { treatment });
              }}
            />
            {percent("rateShare")}
            {percent("nonRecoverableShare")}
            <Button
              variant="default"
              size="compact-sm"
              aria-label={say("finance.remove-of", { number: i + 1 })}
              onClick={() => {
                onChange(taxes.filter((_, j) => j !== i));
              }}
            >
              {say("finance.remove")}
            </Button>
          </div>
        );
      })}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            onChange([...taxes, { supplier: "", treatment: "domestic", rateShare: 0.19, nonRecoverableShare: 0 }]);
          }}
        >
          {say("finance.add-tax")}
        </Button>
      </div>
    </fieldset>
  );
}
