import { NativeSelect } from "@mantine/core";
import type { BacktestReport } from "@springtide/contracts";
import { useMemo, useState } from "react";
import { useChart } from "../../charts/useChart.ts";
import { usePalette } from "../../charts/usePalette.ts";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import type { ShownAsView } from "../ShownAs.tsx";
import { ShownAs } from "../ShownAs.tsx";
import { leadChart } from "./lead-chart.ts";
import type { LeadPicture } from "./lead-picture.ts";
import { leadPicture } from "./lead-picture.ts";
import { LeadTable } from "./LeadTable.tsx";

/** How far off one queue's forecast was by lead, beside what anybody could have said. */
export function LeadSheet({ report, words }: { readonly report: BacktestReport; readonly words: Words }) {
  const { say } = words;
  const [picked, pick] = useState<string | null>(null);
  const [view, setView] = useState<ShownAsView>("chart");
  const queue = report.queues.find((each) => each.queue === picked) ?? report.queues[0];
  const picture = useMemo(() => (queue === undefined ? null : leadPicture(queue, words)), [queue, words]);
  if (queue === undefined || picture === null) return null;
  return (
    <Sheet
      title={say("proof.error-by-lead")}
      note={say("proof.error-note")}
      aside={<ShownAs view={view} onView={setView} words={words} />}
    >
      {report.queues.length < 2 ? null : (
        <div className="proof-bar">
          <NativeSelect
            label={say("proof.queue")}
            value={queue.queue}
            onChange={({ currentTarget }) => {
              pick(currentTarget.value);
            }}
            data={report.queues.map((each) => ({ value: each.queue, label: each.name }))}
          />
        </div>
      )}
      {view === "chart" ? (
        <LeadFigure picture={picture} words={words} />
      ) : (
        <LeadTable picture={picture} words={words} />
      )}
      <p className="caption">{picture.sentence}</p>
    </Sheet>
  );
}

function LeadFigure({ picture, words }: { readonly picture: LeadPicture; readonly words: Words }) {
  const palette = usePalette();
  const canvas = useChart(useMemo(() => leadChart(picture, { palette, words }), [picture, palette, words]));
  return (
    <figure>
      <ul className="legend" aria-hidden="true">
        <li>
          <span className="swatch swatch-own" />
          {words.say("proof.this-forecast")}
        </li>
        {picture.yardsticks.map((name, i) => (
          <li key={name}>
            <span className={`chip-line ${i === 0 ? "proof-line-yardstick" : "proof-line-other-yardstick"}`} />
            {name}
          </li>
        ))}
      </ul>
      <div className="canvas">
        <canvas ref={canvas} role="img" aria-label={picture.sentence} />
      </div>
    </figure>
  );
}
