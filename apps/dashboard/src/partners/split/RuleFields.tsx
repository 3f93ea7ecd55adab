import { NativeSelect, TextInput } from "@mantine/core";
import type { PartnerTerms } from "@springtide/contracts";
import { foundAt } from "../../data/found-at.tsx";
import type { Words } from "../../words/words.ts";
import type { Names } from "../partner-names.ts";
import type { SplitForm } from "./split-form.ts";
import { RULES } from "./split-form.ts";

/** By which rule it is shared out; weights where it goes by them. */
export function RuleFields(props: {
  readonly form: SplitForm;
  readonly change: (next: Partial<SplitForm>) => void;
  readonly agreements: readonly PartnerTerms[];
  readonly names: Names;
  /** What the server found. */
  readonly error: Error | null;
  readonly words: Words;
}) {
  const { form, change, agreements, names, error, words } = props;
  const { say } = words;
  return (
    <fieldset className="partners-fields">
      <legend>{say("partners.rule")}</legend>
      <div className="partners-row">
        <NativeSelect
          aria-label={say("partners.rule")}
          value={form.rule}
          data={RULES.map((rule) => ({ value: rule, label: say(`partners.rule-${rule}`) }))}
          onChange={({ currentTarget }) => {
            change({ rule: RULES.find((rule) => rule === currentTarget.value) ?? "cheapest" });
          }}
        />
        <p className="note">{say(`partners.rule-note-${form.rule}`)}</p>
      </div>
      {form.rule !== "shares" ? null : (
        <div className="partners-row">
          {agreements.map(({ agreement }) => (
            <TextInput
              key={agreement}
              inputMode="decimal"
              label={say("partners.weight-of", { partner: names.agreement(agreement) })}
              value={form.weights[agreement] ?? ""}
              error={foundAt(error, `/by/shares/${agreement}`)}
              onChange={({ currentTarget }) => {
                change({ weights: { ...form.weights, [agreement]: currentTarget.value } });
              }}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}
