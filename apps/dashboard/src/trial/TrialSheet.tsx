import { Button } from "@mantine/core";
import type { Plan, PlanDecisions } from "@springtide/contracts";
import { useMemo, useState } from "react";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { Fold } from "../shell/Fold.tsx";
import { ComparisonTable } from "../what-if/ComparisonTable.tsx";
import { Dial } from "../what-if/Dial.tsx";
import { ResetButton } from "../what-if/ResetButton.tsx";
import { WorkProgress } from "../what-if/WorkProgress.tsx";
import type { Words } from "../words/words.ts";
import type { MovedTerms, Term } from "./terms.ts";
import { termsOf, trialChanges } from "./terms.ts";
import { trialInWords, trialLines } from "./trial-lines.ts";
import type { TrialState } from "./useTrial.ts";
import { useTrial } from "./useTrial.ts";

/** Moves terms that seats and rules are chosen by: that needs a new plan, which is made when asked for. Nothing where there is no such term. */
export function TrialSheet(props: { readonly plan: Plan; readonly decisions: PlanDecisions; readonly words: Words }) {
  const { plan, decisions, words } = props;
  const { say } = words;
  const terms = useMemo(() => termsOf(plan, words), [plan, words]);
  const [moved, setMoved] = useState<MovedTerms>(() => new Map());
  const { trial, make, forget } = useTrial(plan.shop.id, say("trial.asking"));
  const changes = useMemo(() => trialChanges(plan, terms, moved), [plan, terms, moved]);
  if (terms.length === 0) return null;
  const move = (key: string, value: number): void => {
    if (trial.state !== "under-way") forget();
    setMoved((before) => new Map(before).set(key, value));
  };
  return (
    <Fold
      id="terms"
      title={say("trial.title")}
      note={say("trial.note")}
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
              <span className="empty">{say("trial.move")}</span>
            ) : (
              <>
                <span>{say("trial.needs-plan")} </span>
                <Button
                  size="compact-md"
                  color="cyan.9"
                  disabled={trial.state === "under-way"}
                  onClick={() => void make(changes)}
                >
                  {say("trial.make")}
                </Button>
              </>
            )}
          </p>
          <TrialOutcome trial={trial} decisions={decisions} onCancel={forget} words={words} />
        </div>
      </div>
    </Fold>
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
      written={kind === "confirm-days" ? words.say("trial.days", { count: value }) : words.price(value)}
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
  const { sayMarked } = useSpeaking();
  switch (trial.state) {
    case "idle":
      return null;
    case "under-way":
      return <WorkProgress {...trial} name={words.say("trial.progress")} onCancel={onCancel} />;
    case "failed":
      return (
        <p role="alert" className="short">
          {sayMarked("trial.failed", { reason: <span lang="en">{trial.reason}</span> })}
        </p>
      );
    case "ready":
      if (trial.decisions === null) return <p role="status">{words.say("trial.nothing")}</p>;
      return (
        <>
          <ComparisonTable
            lines={trialLines(decisions, trial.decisions, words)}
            sentence={trialInWords(decisions, trial.decisions, words)}
          />
          <p className="caption">{words.say("trial.keep")}</p>
        </>
      );
  }
}
