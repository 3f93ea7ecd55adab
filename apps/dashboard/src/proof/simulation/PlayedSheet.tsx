import { NativeSelect, SegmentedControl } from "@mantine/core";
import type { SimulatedPlan } from "@springtide/contracts";
import { useMemo, useState } from "react";
import { useChart } from "../../charts/useChart.ts";
import { usePalette } from "../../charts/usePalette.ts";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import type { ShownAsView } from "../ShownAs.tsx";
import { ShownAs } from "../ShownAs.tsx";
import { playedChart } from "./played-chart.ts";
import type { Measure, PlayedPicture } from "./played-picture.ts";
import { MEASURES, playedPicture } from "./played-picture.ts";
import { PlayedTable } from "./PlayedTable.tsx";

/** One queue of the plan as it was played: what customers met, day by day. */
export function PlayedSheet(props: {
  readonly played: SimulatedPlan;
  /** The queue chosen for the whole page; null where that is all of them. */
  readonly chosen: string | null;
  readonly nameOf: (queue: string) => string;
  readonly words: Words;
}) {
  const { played, chosen, nameOf, words } = props;
  const { say } = words;
  const [picked, pick] = useState<string | null>(null);
  const [measure, setMeasure] = useState<Measure>("level");
  const [view, setView] = useState<ShownAsView>("chart");
  const outcome = played.queues.find(({ queue }) => queue === (chosen ?? picked)) ?? played.queues[0];
  const picture = useMemo(
    () =>
      outcome === undefined ? null : playedPicture(played, outcome, { measure, name: nameOf(outcome.queue), words }),
    [played, outcome, measure, nameOf, words],
  );
  if (outcome === undefined || picture === null) return null;
  return (
    <Sheet
      title={say("proof.played", { seasons: played.seasons })}
      note={say("proof.played-note", { contacts: words.count(played.contacts) })}
      aside={<ShownAs view={view} onView={setView} words={words} />}
    >
      <div className="proof-bar">
        {chosen !== null || played.queues.length < 2 ? null : (
          <NativeSelect
            label={say("proof.queue")}
            value={outcome.queue}
            onChange={({ currentTarget }) => {
              pick(currentTarget.value);
            }}
            data={played.queues.map(({ queue }) => ({ value: queue, label: nameOf(queue) }))}
          />
        )}
        <SegmentedControl
          value={measure}
          aria-label={say("proof.measure")}
          onChange={(next) => {
            setMeasure(MEASURES.find((each) => each === next) ?? "level");
          }}
          data={MEASURES.map((value) => ({ value, label: say(`proof.measure-${value}`) }))}
        />
      </div>
      {view === "chart" ? (
        <PlayedFigure picture={picture} words={words} />
      ) : (
        <PlayedTable picture={picture} words={words} />
      )}
      <p className="caption">{picture.sentence}</p>
    </Sheet>
  );
}

function PlayedFigure({ picture, words }: { readonly picture: PlayedPicture; readonly words: Words }) {
  const { say } = words;
  const palette = usePalette();
  const canvas = useChart(useMemo(() => playedChart(picture, { palette, words }), [picture, palette, words]));
  return (
    <figure>
      <ul className="legend" aria-hidden="true">
        <li>
          <span className="chip-line proof-line-mean" />
          {say("proof.legend-mean")}
        </li>
        {picture.hasBand ? (
          <li>
            <span className="swatch proof-swatch-band" />
            {say(picture.measure === "wait" ? "proof.legend-waits" : "proof.legend-band")}
          </li>
        ) : null}
        {picture.target === null ? null : (
          <li>
            <span className="chip-line proof-line-target" />
            {say("proof.legend-target")}
          </li>
        )}
      </ul>
      <div className="canvas">
        <canvas ref={canvas} role="img" aria-label={picture.sentence} />
      </div>
    </figure>
  );
}
