import type { CSSProperties, ReactNode } from "react";
import { useLayoutEffect, useMemo, useRef } from "react";
import type { EarlierOnsets } from "../onsets/OnsetLanes.tsx";
import { OnsetLanes } from "../onsets/OnsetLanes.tsx";
import { onsetSeasons } from "../onsets/onset-curves.ts";
import type { DayFigures } from "../plan-index/day-figures.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { seasonStrip } from "./season-strip.ts";
import type { StripWeek } from "./strip-weeks.ts";
import { StripGrid } from "./StripGrid.tsx";
import { StripLegend } from "./StripLegend.tsx";

/** The season at a glance: when its causes may come and until when decisions must be made, over the load of every day, on one time axis. */
export function SeasonSheet(props: {
  readonly index: PlanIndex;
  readonly figures: readonly DayFigures[];
  readonly earlier: EarlierOnsets | null;
  readonly openDay: number;
  readonly onOpen: (dayIndex: number) => void;
  /** What else lies on the axis of the weeks. */
  readonly lane: (weeks: readonly StripWeek[]) => ReactNode;
  readonly words: Words;
}) {
  const { index, figures, earlier, openDay, onOpen, lane, words } = props;
  const strip = useMemo(() => seasonStrip(figures, words), [figures, words]);
  const onsets = useMemo(() => onsetSeasons(index), [index]);
  const markers = useMemo(() => new Map(onsets.map((season) => [season.likelyDay, season.name])), [onsets]);
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    bringIntoView(scroller.current, openDay);
  }, [openDay]);
  const sheetStyle: CSSProperties & Record<"--weeks", number> = { "--weeks": strip.weeks.length };
  return (
    <Sheet title={words.say("season-strip.title")} note={words.say("season-strip.note")} className="season">
      <div className="strip-scroll" ref={scroller}>
        <div className="strip-sheet" style={sheetStyle}>
          <OnsetLanes
            seasons={onsets}
            earlier={earlier}
            firstDay={strip.weeks[0]?.firstDay ?? index.firstDay}
            weeks={strip.weeks.length}
            words={words}
          />
          {lane(strip.weeks)}
          <StripGrid strip={strip} markers={markers} openDay={openDay} onOpen={onOpen} words={words} />
        </div>
      </div>
      <StripLegend withoutRoster={strip.withoutRoster} words={words} />
      <p className="caption">{strip.sentence}</p>
    </Sheet>
  );
}

/** Scrolls sideways, and only there, when the open day is out of sight on a narrow screen. */
function bringIntoView(scroller: HTMLElement | null, dayIndex: number): void {
  const cell = scroller?.querySelector(`[data-day="${String(dayIndex)}"]`);
  if (scroller === null || cell === null || cell === undefined) return;
  const box = scroller.getBoundingClientRect();
  const place = cell.getBoundingClientRect();
  if (place.left < box.left + 50 || place.right > box.right)
    scroller.scrollLeft += place.left + place.width / 2 - (box.left + box.width / 2);
}
