import { NativeSelect } from "@mantine/core";
import type { DecisionPeriod, PlanDecisions } from "@springtide/contracts";
import { useMemo, useState } from "react";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { breakEvenInWords } from "./break-even-words.ts";
import { periodTitle, triggerName } from "./decision-names.ts";
import { FactList } from "./FactList.tsx";
import { RuleList } from "./RuleList.tsx";
import { RuleSteps } from "./RuleSteps.tsx";
import type { Told } from "./rule-steps.ts";
import { holdingStep, stepInWords } from "./rule-steps.ts";
import { SeatDays } from "./SeatDays.tsx";
import { SentenceText } from "./SentenceText.tsx";
import { openSeats } from "./standing.ts";
import { ValueBars } from "./ValueBars.tsx";
import { costFacts, solvedInWords } from "./worth.ts";

interface Props {
  readonly index: PlanIndex;
  readonly decisions: PlanDecisions;
  readonly period: DecisionPeriod;
  readonly onPeriod: (period: string) => void;
  readonly words: Words;
}

/** One period opened: its rule, which step holds for what is told, the seats by day, what it costs and what it is worth. */
export function PeriodSheet(props: Props) {
  const { index, decisions, period, words } = props;
  const [told, setTold] = useState<Told>(() => startOf(period));
  const step = useMemo(() => holdingStep(period.steps, told), [period, told]);
  return (
    <section className="sheet period" aria-labelledby="period-title">
      <PeriodHead {...props} />
      <RuleList index={index} decisions={decisions} period={period} words={words} />
      {period.signal === null ? null : (
        <p className="caption">
          {words.say("decisions.period.as-seen", {
            trigger: triggerName(index.plan, period.signal.trigger),
            probability: words.share(period.signal.probability),
          })}
        </p>
      )}
      {step === null ? null : period.signal === null ? (
        <p>{stepInWords(period, step, words)}</p>
      ) : (
        <RuleSteps period={period} told={told} step={step} onTold={setTold} words={words} />
      )}
      <SeatDays index={index} period={period} step={step} words={words} />
      <h4>{words.say("decisions.period.cost-title")}</h4>
      <FactList facts={costFacts(period, words)} label={words.say("decisions.period.cost-label")} />
      {openSeats(period).length === 0 ? null : <ValueBars period={period} words={words} />}
      <p className="caption">
        <SentenceText said={breakEvenInWords(index.plan, period, words)} /> {solvedInWords(period, words)}
      </p>
    </section>
  );
}

/** As seen now; certainty only where it has happened. */
function startOf({ signal }: DecisionPeriod): Told {
  return { hasHappened: false, probability: Math.round((signal?.probability ?? 0) * 100) / 100 };
}

function PeriodHead({ index, decisions, period, onPeriod, words }: Props) {
  return (
    <div className="sheet-head">
      <h3 id="period-title">{periodTitle(index.plan, period, words)}</h3>
      <NativeSelect
        size="xs"
        aria-label={words.say("decisions.period.in-view")}
        value={period.id}
        onChange={({ currentTarget }) => {
          onPeriod(currentTarget.value);
        }}
        data={decisions.periods.map((one) => ({ value: one.id, label: periodTitle(index.plan, one, words) }))}
      />
    </div>
  );
}
