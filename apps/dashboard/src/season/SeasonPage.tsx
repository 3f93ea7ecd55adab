import { isoDay } from "@springtide/calendar";
import { useMemo } from "react";
import { OverflowSchedule } from "../actions/OverflowSchedule.tsx";
import { WorstGaps } from "../actions/WorstGaps.tsx";
import { DaySheet } from "../day/DaySheet.tsx";
import { EffectSheet } from "../effects/EffectSheet.tsx";
import { ForecastSheet } from "../forecast/ForecastSheet.tsx";
import { Headline } from "../headline/Headline.tsx";
import { PeakList } from "../headline/PeakList.tsx";
import { ModelBar } from "../model/ModelBar.tsx";
import type { PlanPageProps } from "../pages/plan-page.ts";
import { dayFigures } from "../plan-index/day-figures.ts";
import { SeasonSheet } from "../season-strip/SeasonSheet.tsx";
import { Section } from "../shell/Section.tsx";
import { Verified } from "../verification/Verified.tsx";
import { WhatIf } from "../what-if/WhatIf.tsx";

/** The season as a whole: what is coming, am I short, what do I do about it. */
export default function SeasonPage(props: PlanPageProps) {
  const { stored, index, queue, queues, openDay, open, move, desk, whatIf, words } = props;
  const { say } = words;
  const figures = useMemo(() => dayFigures(index, queues), [index, queues]);
  const onDay = (day: string): void => {
    move({ day });
  };
  return (
    <>
      <Section id="coming" question={say("season.coming")}>
        <Headline index={index} words={words} onDay={onDay} />
        <ModelBar stored={stored} desk={desk} state={whatIf} words={words} />
        <SeasonSheet index={index} figures={figures} openDay={openDay} onOpen={open} words={words} />
        <div className="two-thirds">
          <ForecastSheet index={index} queue={queue} openDay={openDay} desk={desk} words={words} />
          <div className="stack">
            <PeakList index={index} words={words} onDay={onDay} />
            <EffectSheet index={index} queue={queue} words={words} />
          </div>
        </div>
      </Section>
      <Section id="short" question={say("season.short")}>
        <div className="two-thirds">
          <DaySheet
            index={index}
            queues={queues}
            dayIndex={openDay}
            onOpen={open}
            desk={desk}
            onWeek={() => {
              move({ view: "roster", day: isoDay(index.firstDay + openDay) });
            }}
            words={words}
          />
          <div className="stack">
            <WorstGaps index={index} words={words} onDay={onDay} />
            <Verified plan={index.plan} words={words} />
          </div>
        </div>
      </Section>
      <Section id="act" question={say("season.act")}>
        <div className="halves">
          <OverflowSchedule index={index} words={words} onDay={onDay} />
          <WhatIf plan={stored} desk={desk} state={whatIf} words={words} />
        </div>
      </Section>
    </>
  );
}
