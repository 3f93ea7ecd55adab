import { NativeSelect, TextInput } from "@mantine/core";
import type { FinanceSettings } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import type { FieldErrors } from "../field-errors.ts";
import { inEnglish } from "../in-english.tsx";
import { RowList } from "./RowList.tsx";

type Row = FinanceSettings["costCentres"][number];

const FIRST: Row = { of: "agreement", shop: null, id: "", costCentre: "", account: null };

/** Where costs of agreements and teams are booked. */
export function CentreRows(props: {
  readonly rows: readonly Row[];
  readonly errors: FieldErrors;
  readonly words: Words;
  readonly onChange: (rows: Row[]) => void;
}) {
  const { rows, errors, words, onChange } = props;
  const { say } = words;
  return (
    <RowList
      title={say("finance.centres")}
      addText={say("finance.add-centre")}
      first={FIRST}
      error={errors("/costCentres", "itself")}
      {...{ rows, words, onChange }}
      fields={(row, i, put) => {
        const text = (key: "shop" | "id" | "costCentre" | "account") => (
          <TextInput
            size="xs"
            label={say(`finance.centre-${key}`)}
            value={row[key] ?? ""}
            error={inEnglish(errors(`/costCentres/${String(i)}/${key}`))}
            onChange={({ currentTarget: { value } }) => {
              put({ [key]: value === "" && (key === "shop" || key === "account") ? null : value });
            }}
          />
        );
        return (
          <>
            <NativeSelect
              size="xs"
              label={say("finance.centre-of")}
              value={row.of}
              data={[
                { value: "agreement", label: say("finance.of-agreement") },
                { value: "team", label: say("finance.of-team") },
              ]}
              onChange={({ currentTarget }) => {
                put({ of: currentTarget.value === "team" ? "team" : "agreement" });
              }}
            />
            {text("id")}
            {text("shop")}
            {text("costCentre")}
            {text("account")}
          </>
        );
      }}
    />
  );
}
