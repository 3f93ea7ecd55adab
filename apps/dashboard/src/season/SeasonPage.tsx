import "./season.css";
import { seenFromMs } from "@springtide/season";
import { useMemo } from "react";
import { OverflowSchedule } from "../actions/OverflowSchedule.tsx";
import { WorstGaps } from "../actions/WorstGaps.tsx";
import { ChangesSheet } from "../changes/ChangesSheet.tsx";
import { usePlanChanges } from "../changes/usePlanChanges.ts";
import { useMinute } from "../clock/useMinute.ts";
import { ForecastSheet } from "../forecast/ForecastSheet.tsx";
import { Headline } from "../headline/Headline.tsx";
import { PeakList } from "../headline/PeakList.tsx";
import { ModelBar } from "../model/ModelBar.tsx";
import type { PlanPageProps } from "../pages/plan-page.ts";
import { dayFigures } from "../plan-index/day-figures.ts";
import { DeadlineLane } from "../season-strip/DeadlineLane.tsx";
import { SeasonSheet } from "../season-strip/SeasonSheet.tsx";
import { stripDeadlines } from "../season-strip/strip-deadlines.ts";
import { Section } from "../shell/Section.tsx";
import { Surveys } from "../surveys/Surveys.tsx";
import { Verified } from "../verification/Verified.tsx";
import { WhatIf } from "../what-if/WhatIf.tsx";
import { DayInDetail } from "./DayInDetail.tsx";
import { toDecisions } from "./DecisionLink.tsx";
import { earlierOnsets } from "./earlier-onsets.ts";
import { goToDay } from "./go-to-day.ts";
import { nextDeadlines } from "./next-deadlines.ts";
import { NextDeadlines } from "./NextDeadlines.tsx";

/** The season as a whole: what is coming, am I short, what do I do about it, by when. */
export default function SeasonPage(props: PlanPageProps) {
  const { stored, index, queue, queues, openDay, open, address, move, desk, whatIf, clock, words } = props;
  const { say } = words;
  const figures = useMemo(() => dayFigures(index, queues), [index, queues]);
  const { now, before, madeOn } = usePlanChanges(index, words);
  const earlier = useMemo(() => earlierOnsets(before, madeOn), [before, madeOn]);
  const { decisions } = stored;
  const fromMs = seenFromMs(stored, useMinute(clock));
  const to = toDecisions(address, move);
  const ahead = useMemo(
    () => (decisions === null ? [] : nextDeadlines(index, decisions, fromMs, words)),
    [index, decisions, fromMs, words],
  );
  const onDay = (day: string): void => {
    move({ day });
    goToDay();
  };
  return (
    <>
      <Section id="coming" question={say("season.coming")}>
        <Headline index={index} words={words} onDay={onDay} />
        <SeasonSheet
          index={index}
          figures={figures}
          earlier={earlier}
          openDay={openDay}
          onOpen={open}
          lane={(weeks) =>
            decisions === null || decisions.deadlines.length === 0 ? null : (
              <DeadlineLane
                deadlines={stripDeadlines(decisions, weeks, fromMs, words)}
                weeks={weeks.length}
                hrefOf={to.hrefOf}
                onOpen={to.open}
                words={words}
              />
            )
          }
          words={words}
        />
        <DayInDetail {...{ index, queues, openDay, open, address, move, desk, words }} />
        {now === null ? null : <ChangesSheet now={now} before={before} madeOn={madeOn} words={words} />}
        <div className="two-thirds season-columns">
          <ForecastSheet index={index} queue={queue} openDay={openDay} desk={desk} words={words} />
          <PeakList index={index} words={words} onDay={onDay} />
        </div>
      </Section>
      <Section id="short" question={say("season.short")}>
        <div className="halves season-columns">
          <WorstGaps index={index} words={words} onDay={onDay} />
          <Verified plan={index.plan} words={words} />
        </div>
      </Section>
      <Section id="act" question={say("season.act")}>
        <div className="halves season-columns">
          <div className="stack">
            {decisions === null ? null : (
              <NextDeadlines index={index} deadlines={ahead} fromMs={fromMs} to={to} words={words} />
            )}
          </div>
          <div className="stack">
            <OverflowSchedule index={index} words={words} onDay={onDay} />
          </div>
        </div>
        <div className="stack season-tries">
          <ModelBar stored={stored} desk={desk} state={whatIf} words={words} />
          <WhatIf plan={stored} desk={desk} state={whatIf} words={words} />
        </div>
        <Surveys words={words} />
      </Section>
    </>
  );
}
