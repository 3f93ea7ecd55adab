import { SegmentedControl } from "@mantine/core";
import type { Plan, PlanDecisions } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Address } from "../address/address.ts";
import type { Move } from "../address/useAddress.ts";
import { useOwn } from "../address/useAddress.ts";
import type { Clock } from "../clock/clock.ts";
import { useMinute } from "../clock/useMinute.ts";
import { indexPlan } from "../plan-index/plan-index.ts";
import { Problem } from "../sign-in/Problem.tsx";
import { TrialSheet } from "../trial/TrialSheet.tsx";
import type { Words } from "../words/words.ts";
import { Basis } from "./Basis.tsx";
import { BudgetSheet } from "./BudgetSheet.tsx";
import { ExtraHoursSheet } from "./ExtraHoursSheet.tsx";
import { FactList } from "./FactList.tsx";
import { HireSheet } from "./HireSheet.tsx";
import { decidedQuestion } from "./inbox/decided-question.ts";
import { DecisionHistory } from "./inbox/DecisionHistory.tsx";
import { InboxBeside } from "./inbox/InboxBeside.tsx";
import { LockSheet } from "./LockSheet.tsx";
import { NothingWorthwhile } from "./NoDecisions.tsx";
import { PriceSheet } from "./PriceSheet.tsx";
import { SeasonAxisSheet } from "./SeasonAxisSheet.tsx";
import { standpointOf } from "./standpoint.ts";
import { twoAnswersInWords } from "./two-answers-words.ts";
import { seasonFacts } from "./worth.ts";
import "./decisions.css";
import "./inbox/inbox.css";

const NOTHING = { decisions: [], requests: [], planVersion: null };

/** What must be said by when, and by which rule: an inbox of deadlines beside the one that is open, and what was decided before. */
export default function DecisionsView(props: {
  readonly stored: Plan;
  readonly decisions: PlanDecisions;
  readonly clock: Clock;
  readonly address: Address;
  readonly move: Move;
  readonly words: Words;
}) {
  const { stored: plan, decisions, clock, address, move, words } = props;
  const index = useMemo(() => indexPlan(plan), [plan]);
  const nowMs = useMinute(clock);
  const from = useMemo(() => standpointOf(index, nowMs, words), [index, nowMs, words]);
  const why = twoAnswersInWords(plan, words);
  const { data: decided = NOTHING, error } = useQuery(decidedQuestion(plan.shop.id));
  const [tab, showTab] = useOwn("tab");
  return (
    <div className="stack">
      <FactList facts={seasonFacts(decisions, words)} label={words.say("decisions.season-label")} />
      {why === null ? null : <p className="caption two-answers">{why}</p>}
      <div>
        <SegmentedControl
          size="xs"
          aria-label={words.say("decisions.tabs")}
          value={tab === "history" ? "history" : "inbox"}
          onChange={(value) => {
            showTab(value === "history" ? "history" : null);
          }}
          data={[
            { value: "inbox", label: words.say("decisions.tab-inbox") },
            { value: "history", label: words.say("decisions.tab-history") },
          ]}
        />
      </div>
      {error === null ? null : <Problem error={error} />}
      {tab === "history" ? (
        <DecisionHistory index={index} decided={decided} words={words} />
      ) : decisions.deadlines.length === 0 ? (
        <NothingWorthwhile losses={decisions.losses} words={words} />
      ) : (
        <InboxBeside {...{ index, decisions, decided, from, nowMs, address, move, words }} />
      )}
      {decisions.periods.length === 0 ? null : (
        <SeasonAxisSheet index={index} decisions={decisions} fromMs={from.ms} words={words} />
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
