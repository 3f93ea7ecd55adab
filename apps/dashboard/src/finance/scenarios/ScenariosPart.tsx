import { Button, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useOwn } from "../../address/useAddress.ts";
import { Trouble } from "../../data/Trouble.tsx";
import { Section, Sheet } from "../../shell/Section.tsx";
import { PageOutline } from "../../states/States.tsx";
import { ComparingState } from "../comparing/ComparingState.tsx";
import { useComparison } from "../comparing/useComparison.ts";
import { scenariosQuestion } from "../finance-questions.ts";
import type { PartProps } from "../part-props.ts";
import { subjectNames } from "../subject-names.ts";
import { CompareSheet } from "./CompareSheet.tsx";
import { ScenarioList } from "./ScenarioList.tsx";
import { ScenarioSheet } from "./ScenarioSheet.tsx";

const NEW = "new";

/** Scenarios of the plan: made in a sheet of drivers, and held side by side. */
export function ScenariosPart({ shop, plan, mayAsk, words }: PartProps) {
  const { say } = words;
  const names = useMemo(() => subjectNames(plan.shop), [plan]);
  const { data, error } = useQuery(scenariosQuestion(shop));
  const [open, setOpen] = useOwn("scenario");
  const [from, setFrom] = useOwn("from");
  const [side, setSide] = useOwn("side");
  const [decide, setDecide] = useState(false);
  const comparing = useComparison(shop, "scenarios", "compare");
  const scenarios = data?.scenarios ?? [];
  const fitting = scenarios.filter(({ problems }) => problems.length === 0);
  const chosen = [...new Set((side ?? "").split(","))].filter((id) => fitting.some((one) => one.id === id));
  const stored = scenarios.find(({ id }) => id === open) ?? null;
  const begin = (of: string | null): void => {
    setFrom(of);
    setOpen(NEW);
  };
  const isUnderWay = comparing.job !== null && comparing.job.endedAt === null;
  return (
    <>
      <Section id="finance-scenarios" question={say("finance.question-scenarios")}>
        <Sheet
          title={say("finance.scenarios")}
          note={say("finance.scenarios-note")}
          aside={
            mayAsk ? (
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => {
                  begin(null);
                }}
              >
                {say("finance.new-scenario")}
              </Button>
            ) : undefined
          }
        >
          <Trouble error={error} />
          {data === undefined && error === null ? <PageOutline /> : null}
          {data?.scenarios.length === 0 ? <p className="empty">{say("finance.no-scenarios")}</p> : null}
          {scenarios.length === 0 ? null : (
            <ScenarioList
              scenarios={scenarios}
              chosen={chosen}
              words={words}
              onChosen={(ids) => {
                setSide(ids.length === 0 ? null : ids.join(","));
              }}
              onOpen={(id) => {
                setFrom(null);
                setOpen(id);
              }}
            />
          )}
          {mayAsk && scenarios.length > 0 ? (
            <div className="finance-acts">
              <Button
                color="cyan.9"
                disabled={chosen.length === 0 || isUnderWay}
                loading={comparing.isStarting}
                onClick={() => {
                  comparing.start({ kind: "scenarios", scenarios: chosen, decide });
                }}
              >
                {say("finance.compare", { count: chosen.length })}
              </Button>
              <Switch
                label={say("finance.decide")}
                checked={decide}
                onChange={({ currentTarget }) => {
                  setDecide(currentTarget.checked);
                }}
              />
            </div>
          ) : null}
          <ComparingState comparing={comparing} names={names} words={words} />
        </Sheet>
      </Section>
      {comparing.shown === null ? null : (
        <Section id="finance-side" question={say("finance.question-side")}>
          <CompareSheet
            key={comparing.shown.number}
            shop={shop}
            plan={plan}
            comparison={comparing.shown}
            names={names}
            mayAsk={mayAsk}
            words={words}
          />
        </Section>
      )}
      {open === NEW || stored !== null ? (
        <Section id="finance-sheet" question={say("finance.question-sheet")}>
          <ScenarioSheet
            key={stored === null ? `new ${from ?? ""}` : stored.id}
            shop={shop}
            plan={plan}
            scenarios={scenarios}
            stored={stored}
            from={from}
            mayAsk={mayAsk}
            words={words}
            onStored={(id) => {
              setFrom(null);
              setOpen(id);
              if (id !== null && !chosen.includes(id)) setSide([...chosen, id].join(","));
            }}
            onBranch={begin}
            onClose={() => {
              setOpen(null);
            }}
          />
        </Section>
      ) : null}
    </>
  );
}
