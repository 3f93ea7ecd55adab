import { SegmentedControl } from "@mantine/core";
import { isoDay } from "@springtide/calendar";
import { useMemo, useState } from "react";
import { useOwn } from "../address/useAddress.ts";
import type { CauseMoves } from "../causes/cause-moves.ts";
import { CauseDials } from "../causes/CauseDials.tsx";
import { useReweigh } from "../causes/useReweigh.ts";
import { useChart } from "../charts/useChart.ts";
import { usePalette } from "../charts/usePalette.ts";
import type { Desk } from "../desk/desk.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { chosenQueues } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { alignmentByEvent } from "./align-by-event.ts";
import type { ForecastLayer } from "./forecast-chart.ts";
import { forecastChart } from "./forecast-chart.ts";
import type { ForecastPicture } from "./forecast-picture.ts";
import { forecastPicture } from "./forecast-picture.ts";

const LAYERS: readonly ForecastLayer[] = ["mean", "band", "examples", "last-year", "year-before"];

/** Contacts by day: bands, a few whole seasons through them, and the two years before; and what moved causes make of them. */
export function ForecastSheet(props: {
  readonly index: PlanIndex;
  readonly queue: string;
  readonly openDay: number;
  readonly desk: Desk;
  readonly words: Words;
}) {
  const { index, queue, openDay, desk, words } = props;
  const { say } = words;
  const [moves, setMoves] = useState<CauseMoves>({});
  const reweighing = useReweigh(desk, moves, isoDay(index.firstDay + openDay));
  const { season } = reweighing;
  const [by, layBy] = useOwn("last-year");
  const canAlign = useMemo(() => alignmentByEvent(index, 1) !== null, [index]);
  const byEvent = canAlign && by === "event";
  const picture = useMemo(
    () => forecastPicture(index, queue, words, season, byEvent),
    [index, queue, words, season, byEvent],
  );
  const queues = chosenQueues(index, queue);
  const [layers, setLayers] = useState<ReadonlySet<ForecastLayer>>(
    new Set<ForecastLayer>(["mean", "band", "examples", "last-year"]),
  );
  const toggle = (layer: ForecastLayer): void => {
    const next = new Set(layers);
    if (!next.delete(layer)) next.add(layer);
    setLayers(next);
  };
  return (
    <Sheet title={say("forecast.title")} note={say("forecast.note")}>
      <div className="chips">
        {LAYERS.map((layer) => (
          <button
            key={layer}
            type="button"
            className="chip"
            aria-pressed={layers.has(layer)}
            onClick={() => {
              toggle(layer);
            }}
          >
            <span className={`chip-line chip-${layer}`} aria-hidden="true" />
            {say(`forecast.layer-${layer}`)}
          </button>
        ))}
        {canAlign ? (
          <SegmentedControl
            className="align"
            size="xs"
            aria-label={say("forecast.align")}
            value={byEvent ? "event" : "date"}
            onChange={(value) => {
              layBy(value === "event" ? "event" : null);
            }}
            data={[
              { value: "date", label: say("forecast.by-date") },
              { value: "event", label: say("forecast.by-event") },
            ]}
          />
        ) : null}
      </div>
      {picture.mean.length === 0 ? (
        <p className="empty">{say("forecast.none")}</p>
      ) : (
        <>
          <ForecastFigure picture={picture} layers={layers} words={words} />
          <CauseDials
            index={index}
            queue={queues.length === 1 ? (queues[0] ?? null) : null}
            desk={desk}
            moves={moves}
            onMoves={setMoves}
            reweighing={reweighing}
            words={words}
          />
        </>
      )}
    </Sheet>
  );
}

function ForecastFigure(props: {
  readonly picture: ForecastPicture;
  readonly layers: ReadonlySet<ForecastLayer>;
  readonly words: Words;
}) {
  const { picture, layers, words } = props;
  const palette = usePalette();
  const canvas = useChart(
    useMemo(() => forecastChart(picture, layers, { palette, words }), [picture, layers, palette, words]),
  );
  return (
    <figure>
      <div className="canvas canvas-tall">
        <canvas ref={canvas} role="img" aria-label={picture.sentence} />
      </div>
      <figcaption className="caption">
        {picture.sentence} {picture.aligned} {picture.check}
      </figcaption>
    </figure>
  );
}
