import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { FinanceSettings } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import type { FieldErrors } from "../field-errors.ts";

type Row = FinanceSettings["costCentres"][number];

/** Where costs of agreements and teams are booked. */
export function CentreRows(props: {
  readonly rows: Row[];
  readonly errors: FieldErrors;
  readonly words: Words;
  readonly onChange: (rows: Row[]) => void;
}) {
  const { rows, errors, words, onChange } = props;
  const { say } = words;
  const put = (at: number, change: Partial<Row>): void => {
    onChange(rows.map((row, i) => (i === at ? { ...row, ...change } : row)));
  };
  return (
    <fieldset className="finance-list">
      <legend>{say("finance.centres")}</legend>
      {rows.map((row, i) => {
        const text = (key: "shop" | "id" | "costCentre" | "account") => (
          <TextInput
            size="xs"
            label={say(`finance.centre-${key}`)}
            value={row[key] ?? ""}
            error={errors(`/costCentres/${String(i)}/${key}`)}
            onChange={({ currentTarget: { value } }) => {
              put(i, { [key]: value === "" && (key === "shop" || key === "account") ? null : value });
            }}
          />
        );
        return (
          <div key={i} className="finance-list-item">
            <NativeSelect
              size="xs"
              label={say("finance.centre-of")}
              value={row.of}
              data={[
                { value: "agreement", label: say("finance.of-agreement") },
                { value: "team", label: say("finance.of-team") },
              ]}
              onChange={({ currentTarget }) => {
                put(i, { of: currentTarget.value === "team" ? "team" : "agreement" });
              }}
            />
            {text("id")}
            {text("shop")}
            {text("costCentre")}
            {text("account")}
            <Button
              variant="default"
              size="compact-sm"
              aria-label={say("finance.remove-of", { number: i + 1 })}
              onClick={() => {
                onChange(rows.filter((_, j) => j !== i));
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
            onChange([...rows, { of: "agreement", shop: null, id: "", costCentre: "", account: null }]);
          }}
        >
          {say("finance.add-centre")}
        </Button>
      </div>
    </fieldset>
  );
}
