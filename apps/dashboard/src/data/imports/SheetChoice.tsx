import { NativeSelect } from "@mantine/core";
import { useSay } from "../../languages/ReaderProvider.tsx";

/** Which sheet of a workbook is meant. */
export function SheetChoice(props: {
  readonly sheets: readonly string[];
  readonly chosen: string | null;
  readonly disabled: boolean;
  readonly onSheet: (sheet: string) => void;
}) {
  const { sheets, chosen, disabled, onSheet } = props;
  const say = useSay();
  return (
    <NativeSelect
      className="sheet-choice"
      label={say("data.sheet")}
      disabled={disabled}
      value={chosen ?? ""}
      data={[...(chosen === null ? [{ value: "", label: say("data.choose") }] : []), ...sheets]}
      onChange={({ currentTarget }) => {
        if (currentTarget.value !== "") onSheet(currentTarget.value);
      }}
    />
  );
}
