import type { Plan, PlanDecisions } from "@springtide/contracts";
import { twoAnswers } from "@springtide/season";
import { useMemo, useRef } from "react";
import type { Clock } from "../clock/clock.ts";
import { useMinute } from "../clock/useMinute.ts";
import { indexPlan } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { Basis } from "./Basis.tsx";
import { BudgetSheet } from "./BudgetSheet.tsx";
import { DeadlineInbox } from "./DeadlineInbox.tsx";
import { deadlineWeeks } from "./deadline-picture.ts";
import { ExtraHoursSheet } from "./ExtraHoursSheet.tsx";
import { HireSheet } from "./HireSheet.tsx";
import { LockSheet } from "./LockSheet.tsx";
import { NothingWorthwhile } from "./NoDecisions.tsx";
import { PeriodSheet } from "./PeriodSheet.tsx";
import { PriceSheet } from "./PriceSheet.tsx";
import { SeasonAxisSheet } from "./SeasonAxisSheet.tsx";
import { standpointOf } from "./standpoint.ts";
import { TrialSheet } from "../trial/TrialSheet.tsx";
import { seasonFacts } from "./worth.ts";
import { FactList } from "./FactList.tsx";
import "./decisions.css";

/** What must be said by when, and by which rule: an inbox of deadlines, and the period of one of them opened. */
export default function DecisionsView(props: {
  readonly plan: Plan;
  readonly decisions: PlanDecisions;
  readonly clock: Clock;
  readonly period: string | null;
  readonly onPeriod: (period: string) => void;
  readonly words: Words;
}) {
  const { plan, decisions, clock, period: asked, onPeriod, words } = props;
  const index = useMemo(() => indexPlan(plan), [plan]);
  const nowMs = useMinute(clock);
  const from = useMemo(() => standpointOf(index, nowMs, words), [index, nowMs, words]);
  const weeks = useMemo(() => deadlineWeeks(index, decisions, from.ms, words), [index, decisions, from, words]);
  const why = useMemo(() => twoAnswers(plan), [plan]);
  const sheet = useRef<HTMLElement>(null);
  const next = weeks.flatMap(({ entries }) => entries).find(({ isPast, period }) => !isPast && period !== null);
  const chosen =
    decisions.periods.find(({ id }) => id === asked) ??
    decisions.periods.find(({ id }) => id === next?.period) ??
    decisions.periods[0];
  return (
    <div className="stack">
      <FactList facts={seasonFacts(decisions, words)} label={words.say("decisions.season-label")} />
      {why === null ? null : (
        <p className="caption two-answers" lang="en">
          {why}
        </p>
      )}
      {decisions.periods.length === 0 ? null : (
        <SeasonAxisSheet index={index} decisions={decisions} fromMs={from.ms} words={words} />
      )}
      {decisions.deadlines.length === 0 ? (
        <NothingWorthwhile losses={decisions.losses} words={words} />
      ) : (
        <div className="decide">
          <DeadlineInbox
            weeks={weeks}
            seenFrom={from.words}
            chosen={chosen?.id ?? null}
            onPeriod={(id) => {
              onPeriod(id);
              sheet.current?.focus();
            }}
            words={words}
          />
          {chosen === undefined ? null : (
            <PeriodSheet
              key={chosen.id}
              sheet={sheet}
              index={index}
              decisions={decisions}
              period={chosen}
              onPeriod={onPeriod}
              words={words}
            />
          )}
        </div>
      )}
      {plan.economics === null ? null : (
        <PriceSheet plan={plan} decisions={decisions} economics={plan.economics} words={words} />
      )}
      <TrialSheet plan={plan} decisions={decisions} words={words} />
      <ExtraHoursSheet index={index} extraHours={decisions.extraHours} words={words} />
      <LockSheet index={index} locks={decisions.locks ?? []} words={words} />
      {plan.economics === null || plan.economics.priced.budget === null ? null : (
        <BudgetSheet budget={plan.economics.priced.budget} words={words} />
      )}
      <HireSheet plan={plan} hires={decisions.hires} words={words} />
      <Basis plan={plan} decisions={decisions} words={words} />
    </div>
  );
}
