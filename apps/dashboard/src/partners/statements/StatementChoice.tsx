import { NativeSelect, TextInput } from "@mantine/core";
import { useAddress } from "../../address/useAddress.ts";
import { isMonth } from "../../portal/statement/months.ts";
import type { PartProps } from "../part-props.ts";
import type { StatementKey } from "./statement-months.ts";

/** Which month under which agreement is shown. */
export function StatementChoice({ chosen, agreements, names, words }: PartProps & { readonly chosen: StatementKey }) {
  const { say } = words;
  const [, move] = useAddress();
  const choose = (next: Partial<StatementKey>): void => {
    move({ own: { part: "statements", ...chosen, ...next } });
  };
  return (
    <div className="partners-row partners-choice">
      <NativeSelect
        className="partners-wider"
        label={say("partners.agreement")}
        value={chosen.agreement}
        data={agreements.map(({ agreement }) => ({ value: agreement, label: names.agreement(agreement) }))}
        onChange={({ currentTarget }) => {
          choose({ agreement: currentTarget.value });
        }}
      />
      <TextInput
        type="month"
        label={say("partners.month")}
        value={chosen.month}
        onChange={({ currentTarget }) => {
          if (isMonth(currentTarget.value)) choose({ month: currentTarget.value });
        }}
      />
    </div>
  );
}
