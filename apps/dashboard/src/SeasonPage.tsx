import { Alert, Button } from "@mantine/core";
import type { Plan, PlanModel } from "@springtide/contracts";
import type { CivilDay } from "@springtide/calendar";
import { civilDay, isoDay, yearOf } from "@springtide/calendar";
import { useMemo } from "react";
import type { PageView } from "./address/address.ts";
import type { Clock } from "./clock/clock.ts";
import { OverflowSchedule } from "./actions/OverflowSchedule.tsx";
import { WorstGaps } from "./actions/WorstGaps.tsx";
import { dayIndexOf } from "./day/day-picture.ts";
import { DaySheet } from "./day/DaySheet.tsx";
import { DecisionsPart } from "./decisions/DecisionsPart.tsx";
import { useDesk } from "./desk/useDesk.ts";
import { EffectSheet } from "./effects/EffectSheet.tsx";
import { ForecastSheet } from "./forecast/ForecastSheet.tsx";
import { Headline } from "./headline/Headline.tsx";
import { PeakList } from "./headline/PeakList.tsx";
import { ModelBar } from "./model/ModelBar.tsx";
import { modelInView } from "./model/model-words.ts";
import { dayFigures } from "./plan-index/day-figures.ts";
import { chosenQueues, indexPlan } from "./plan-index/plan-index.ts";
import { RosterPart } from "./roster/RosterPart.tsx";
import { ViewNav } from "./shell/ViewNav.tsx";
import { SeasonSheet } from "./season-strip/SeasonSheet.tsx";
import { Caveats } from "./shell/Caveats.tsx";
import { Section } from "./shell/Section.tsx";
import { Surveys } from "./surveys/Surveys.tsx";
import { Verified } from "./verification/Verified.tsx";
import { useWhatIf } from "./what-if/useWhatIf.ts";
import { WhatIf } from "./what-if/WhatIf.tsx";
import type { Words } from "./words/words.ts";
import { languageOfPage, wordsFor } from "./words/words.ts";

/** The whole page of one plan: what is coming, am I short, what do I do about it. */
export default function SeasonPage(props: {
  readonly stored: Plan;
  readonly clock: Clock;
  readonly queue: string;
  readonly day: string | null;
  readonly onDay: (day: string) => void;
  readonly view: PageView | null;
  readonly onView: (view: PageView | null, day?: string) => void;
  readonly period: string | null;
  readonly onPeriod: (period: string) => void;
  readonly model: PlanModel | null;
  readonly onModel: (model: PlanModel | null) => void;
}) {
  const { stored, clock, queue, day, onDay, view, onView, period, onPeriod, model, onModel } = props;
  const desk = useDesk(stored);
  const whatIf = useWhatIf(stored, desk, model, onModel);
  const { shown } = whatIf;
  const words = useMemo(
    () =>
      wordsFor({
        language: languageOfPage(navigator.languages),
        currency: stored.shop.currency,
        year: yearThatGoesWithoutSaying(stored),
      }),
    [stored],
  );
  const index = useMemo(() => indexPlan(shown), [shown]);
  const queues = useMemo(() => chosenQueues(index, queue), [index, queue]);
  const figures = useMemo(() => dayFigures(index, queues), [index, queues]);
  const openDay = dayIndexOf(index, day) ?? dayToStartWith(shown, index.firstDay, index.days);
  const open = (dayIndex: number): void => {
    onDay(isoDay(index.firstDay + dayIndex));
  };
  return (
    <>
      <div className="season-title">
        <h1>{stored.shop.name}</h1>
        <p>
          {seasonInWords(index.firstDay, index.firstDay + index.days - 1, words)} ·{" "}
          {stored.grid.zone.replaceAll("_", " ")} · {words.count(stored.paths)} seasons drawn
        </p>
        <ViewNav hasRoster={stored.roster !== null} view={view} onView={onView} />
      </div>
      {shown === stored ? null : (
        <Alert
          className="changed"
          color="cyan"
          title={`You are looking at the changed plan${modelInView(stored, shown)}`}
        >
          It is worked out in this page and not stored.{" "}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              whatIf.show(false);
            }}
          >
            Back to the stored plan
          </Button>
        </Alert>
      )}
      {view === "roster" ? (
        <Section id="roster" question="Who works when?">
          <RosterPart
            index={index}
            day={index.firstDay + openDay}
            desk={desk}
            onWeek={onDay}
            onDay={(chosen) => {
              onView(null, chosen);
            }}
            words={words}
          />
        </Section>
      ) : view === "decisions" ? (
        <Section id="decisions" question="What is to be decided, and by when?">
          <DecisionsPart stored={stored} clock={clock} period={period} onPeriod={onPeriod} words={words} />
        </Section>
      ) : (
        <>
          <Section id="coming" question="What is coming?">
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
          <Section id="short" question="Am I short?">
            <div className="two-thirds">
              <DaySheet
                index={index}
                queues={queues}
                dayIndex={openDay}
                onOpen={open}
                desk={desk}
                onWeek={() => {
                  onView("roster", isoDay(index.firstDay + openDay));
                }}
                words={words}
              />
              <div className="stack">
                <WorstGaps index={index} words={words} onDay={onDay} />
                <Verified plan={shown} words={words} />
              </div>
            </div>
          </Section>
          <Section id="act" question="What do I do about it?">
            <div className="halves">
              <OverflowSchedule index={index} words={words} onDay={onDay} />
              <WhatIf plan={stored} desk={desk} state={whatIf} words={words} />
            </div>
          </Section>
        </>
      )}
      <Caveats plan={stored} words={words} />
      <Surveys words={words} />
    </>
  );
}

/** The worst gap if there is one, else the next peak, else the first day. */
function dayToStartWith(plan: Plan, firstDay: number, days: number): number {
  const iso = plan.worstGaps[0]?.start.slice(0, 10) ?? plan.peaks[0]?.likelyDay;
  const dayIndex = iso === undefined ? 0 : civilDay(iso) - firstDay;
  return dayIndex >= 0 && dayIndex < days ? dayIndex : 0;
}

/** The year of a season that lies within one; none where two of its days may have the same name. */
function yearThatGoesWithoutSaying({ grid }: Plan): number | null {
  const firstDay = civilDay(grid.firstDay);
  return yearOf(firstDay) === yearOf(firstDay + grid.days - 1) ? yearOf(firstDay) : null;
}

/** "1 Jan to 30 Jun 2016", or with both years where it runs over the turn of one. */
function seasonInWords(from: CivilDay, to: CivilDay, words: Words): string {
  return `${words.dayRange(from, to)}${yearOf(from) === yearOf(to) ? ` ${String(yearOf(to))}` : ""}`;
}
