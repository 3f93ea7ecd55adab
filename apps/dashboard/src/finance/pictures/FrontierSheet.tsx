import { NativeSelect } from "@mantine/core";
import type { FinanceFigures } from "@springtide/contracts";
import { useMemo, useState } from "react";
import { usePalette } from "../../charts/usePalette.ts";
import type { SubjectNames } from "../subject-names.ts";
import type { Words } from "../../words/words.ts";
import { frontierChart, frontierPicture } from "./frontier-picture.ts";
import { ChartSheet } from "./PictureSheet.tsx";

/** Cost against service, with the plan on the line. */
export function FrontierSheet(props: {
  readonly frontier: FinanceFigures["frontier"];
  readonly names: SubjectNames;
  readonly words: Words;
}) {
  const { frontier, names, words } = props;
  const { say } = words;
  const palette = usePalette();
  const queues = frontier[0]?.queues.map(({ queue }) => queue) ?? [];
  const [queue, setQueue] = useState(queues[0] ?? "");
  const picture = useMemo(() => frontierPicture(frontier, queue, names, words), [frontier, queue, names, words]);
  const chart = useMemo(() => frontierChart(picture, { palette, words }), [picture, palette, words]);
  return (
    <ChartSheet
      title={say("finance.frontier")}
      note={say("finance.frontier-note")}
      words={words}
      chart={chart}
      sentence={picture.sentence}
      table={picture.table}
      height={280}
      legend={[]}
    >
      <div className="finance-bar">
        <NativeSelect
          label={say("finance.queue")}
          value={queue}
          data={queues.map((id) => ({ value: id, label: names(id) }))}
          onChange={({ currentTarget }) => {
            setQueue(currentTarget.value);
          }}
        />
      </div>
    </ChartSheet>
  );
}
