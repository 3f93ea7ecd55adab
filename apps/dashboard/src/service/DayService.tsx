import { Progress, SegmentedControl } from "@mantine/core";
import { isoDay } from "@springtide/calendar";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useChart } from "../charts/useChart.ts";
import { usePalette } from "../charts/usePalette.ts";
import type { DayPicture } from "../day/day-picture.ts";
import type { Desk } from "../desk/desk.ts";
import { planKey } from "../desk/plan-key.ts";
import { UnderWay } from "../desk/UnderWay.tsx";
import { useDeskProgress } from "../desk/useDesk.ts";
import { inEnglish } from "../languages/in-english.tsx";
import { useSay, useSpeaking } from "../languages/ReaderProvider.tsx";
import type { Line } from "../plan-index/lines.ts";
import { assumedPatienceInWords } from "../plan-index/lines.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { intervalsOfDay } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { serviceChart } from "./service-chart.ts";
import type { ServicePicture, Whose } from "./service-picture.ts";
import { servicePicture } from "./service-picture.ts";
import { ServiceTable } from "./ServiceTable.tsx";

/** What customers of one line meet on the day, played out exactly in this page; left, it is no longer worked at. */
export function DayService(props: {
  readonly index: PlanIndex;
  readonly line: Line;
  readonly dayIndex: number;
  readonly picture: DayPicture;
  readonly desk: Desk;
  readonly view: string;
  readonly onRow: (row: number) => void;
  readonly words: Words;
}) {
  const { index, line, dayIndex, picture, desk, view, onRow, words } = props;
  const { sayMarked } = useSpeaking();
  const { say } = words;
  const [whose, setWhose] = useState<Whose>("planned");
  const day = isoDay(index.firstDay + dayIndex);
  const queue = line.queue.id;
  const played = useQuery({
    queryKey: ["exact-day", planKey(index.plan), day, queue],
    queryFn: ({ signal }) => desk.exactDay(index.plan, { day, queue }, signal),
    staleTime: Infinity,
    retry: false,
    structuralSharing: false,
  });
  const service = useMemo(() => {
    const exact = played.data?.queues[0];
    if (exact === undefined) return null;
    const { from } = intervalsOfDay(index, dayIndex);
    const { rows, day: civil } = picture;
    const seasons = played.data?.seasons ?? 0;
    return servicePicture({ exact, seasons, whose, name: line.queue.name, day: civil, from, rows, words });
  }, [played.data, index, dayIndex, picture, whose, line, words]);
  const assumed = assumedPatienceInWords([line], words);
  return (
    <div className="service">
      <div className="sheet-head">
        <div>
          <h4>{say("service.title", { queue: line.queue.name })}</h4>
          <p className="note">
            {say("service.note", { seasons: service?.seasons ?? 0 })} {assumed}
          </p>
        </div>
        <SegmentedControl
          size="xs"
          aria-label={say("service.whose")}
          value={whose}
          onChange={(value) => {
            setWhose(value === "required" ? "required" : "planned");
          }}
          data={[
            { value: "planned", label: say("service.planned") },
            { value: "required", label: say("service.required") },
          ]}
        />
      </div>
      {played.error !== null ? (
        <p role="alert" className="short">
          {sayMarked("service.failed", { reason: played.error.message, en: inEnglish })}
        </p>
      ) : service === null ? (
        <Waiting desk={desk} />
      ) : view === "table" ? (
        <ServiceTable picture={service} words={words} />
      ) : (
        <ServiceFigure picture={service} onRow={onRow} words={words} />
      )}
    </div>
  );
}

/** As high as the chart that will stand here, so that nothing jumps. */
function Waiting({ desk }: { readonly desk: Desk }) {
  const say = useSay();
  const progress = useDeskProgress(desk);
  const { done, total } = progress ?? { done: 0, total: 1 };
  return (
    <div className="canvas canvas-low waiting">
      <p role="status">{progress?.kind === "change" ? say("service.waits") : <UnderWay progress={progress} />}</p>
      <Progress value={total > 0 ? Math.min(100, (100 * done) / total) : 0} aria-label={say("service.progress")} />
    </div>
  );
}

function ServiceFigure(props: {
  readonly picture: ServicePicture;
  readonly onRow: (row: number) => void;
  readonly words: Words;
}) {
  const { picture, onRow, words } = props;
  const { say } = words;
  const palette = usePalette();
  const canvas = useChart(
    useMemo(() => serviceChart(picture, { palette, words, onRow }), [picture, palette, words, onRow]),
  );
  return (
    <figure>
      <ul className="legend" aria-hidden="true">
        <li>
          <span className="chip-line chip-mean" />
          {say("service.answered-in", { within: picture.within })}
        </li>
        <li>
          <span className="chip-line chip-band" />
          {say("service.ready-seasons")}
        </li>
        <li>
          <span className="chip-line chip-target" />
          {say("service.target")}
        </li>
        <li>
          <span className="swatch swatch-gap" />
          {say("service.hang-up")}
        </li>
      </ul>
      <div className="canvas canvas-low">
        <canvas ref={canvas} role="img" aria-label={picture.sentence} />
      </div>
      <figcaption className="caption">{picture.sentence}</figcaption>
    </figure>
  );
}
