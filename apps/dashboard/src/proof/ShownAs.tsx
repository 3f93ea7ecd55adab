import { SegmentedControl } from "@mantine/core";
import type { Words } from "../words/words.ts";

export type ShownAsView = "chart" | "table";

/** A figure as a chart or as the table behind it. */
export function ShownAs(props: {
  readonly view: ShownAsView;
  readonly onView: (view: ShownAsView) => void;
  readonly words: Words;
}) {
  const { view, onView, words } = props;
  return (
    <SegmentedControl
      size="xs"
      value={view}
      onChange={(next) => {
        onView(next === "table" ? "table" : "chart");
      }}
      aria-label={words.say("proof.shown-as")}
      data={[
        { value: "chart", label: words.say("proof.as-chart") },
        { value: "table", label: words.say("proof.as-table") },
      ]}
    />
  );
}
