import { Button } from "@mantine/core";
import type { Plan, PlanDecisions } from "@springtide/contracts";
import { useMemo, useState } from "react";
import { Sheet } from "../shell/Section.tsx";
import { ComparisonTable } from "../what-if/ComparisonTable.tsx";
import { Dial } from "../what-if/Dial.tsx";
import { ResetButton } from "../what-if/ResetButton.tsx";
import { WorkProgress } from "../what-if/WorkProgress.tsx";
import type { Words } from "../words/words.ts";
import { plural } from "../words/words.ts";
import type { MovedTerms, Term } from "./terms.ts";
import { termsOf, trialChanges } from "./terms.ts";
import { trialInWords, trialLines } from "./trial-lines.ts";
import type { TrialState } from "./useTrial.ts";
import { useTrial } from "./useTrial.ts";

/** Moves terms that seats and rules are chosen by: that needs a new plan, which is made when asked for. Nothing where there is no such term. */
export function TrialSheet(props: { readonly plan: Plan; readonly decisions: PlanDecisions; readonly words: Words }) {
  const { plan, decisions, words } = props;
  const terms = useMemo(() => termsOf(plan), [plan]);
  const [moved, setMoved] = useState<MovedTerms>(() => new Map());
  const { trial, make, forget } = useTrial(plan.shop.id);
  const changes = useMemo(() => trialChanges(plan, terms, moved), [plan, terms, moved]);
  if (terms.length === 0) return null;
  const move = (key: string, value: number): void => {
    if (trial.state !== "under-way") forget();
    setMoved((before) => new Map(before).set(key, value));
  };
  return (
    <Sheet
      title="What if the terms were others?"
      note="Seats, orders and rules are chosen anew for them. That needs a new plan, which takes about as long as the first one; it is shown here and not stored."
      aside={
        moved.size === 0 ? undefined : (
          <ResetButton
            onReset={() => {
              forget();
              setMoved(new Map());
            }}
          />
        )
      }
    >
      <div className="prices">
        <div className="dials">
          {terms.map((term) => (
            <TermDial
              key={term.key}
              term={term}
              value={moved.get(term.key) ?? term.stored}
              onMove={move}
              words={words}
            />
          ))}
        </div>
        <div>
          <p className="trial-ask">
            {changes === null ? (
              <span className="empty">Move a term to see what would then be decided.</span>
            ) : (
              <>
                <span>These terms need a new plan. </span>
                <Button
                  size="compact-md"
                  color="cyan.9"
                  disabled={trial.state === "under-way"}
                  onClick={() => void make(changes)}
                >
                  Make it now
                </Button>
              </>
            )}
          </p>
          <TrialOutcome trial={trial} decisions={decisions} onCancel={forget} words={words} />
        </div>
      </div>
    </Sheet>
  );
}

function TermDial(props: {
  readonly term: Term;
  readonly value: number;
  readonly onMove: (key: string, value: number) => void;
  readonly words: Words;
}) {
  const { term, value, onMove, words } = props;
  const { key, kind, name, stored, range } = term;
  const move = (next: number): void => {
    onMove(key, next);
  };
  return (
    <Dial
      name={name}
      written={kind === "confirm-days" ? plural(value, words.count(value), "day") : words.price(value)}
      value={value}
      stored={stored}
      range={range}
      onMove={move}
      onSettle={move}
    />
  );
}

function TrialOutcome(props: {
  readonly trial: TrialState;
  readonly decisions: PlanDecisions;
  readonly onCancel: () => void;
  readonly words: Words;
}) {
  const { trial, decisions, onCancel, words } = props;
  switch (trial.state) {
    case "idle":
      return null;
    case "under-way":
      return <WorkProgress {...trial} name="Progress of the new plan" onCancel={onCancel} />;
    case "failed":
      return (
        <p role="alert" className="short">
          The plan could not be made: {trial.reason}
        </p>
      );
    case "ready":
      if (trial.decisions === null) return <p role="status">The plan for these terms decides nothing.</p>;
      return (
        <>
          <ComparisonTable
            lines={trialLines(decisions, trial.decisions, words)}
            sentence={trialInWords(decisions, trial.decisions, words)}
          />
          <p className="caption">To keep these terms, write them in the shop file and import it.</p>
        </>
      );
  }
}
