import type { PlanPageProps } from "../pages/plan-page.ts";
import { Section } from "../shell/Section.tsx";
import { BacktestPart } from "./backtest/BacktestPart.tsx";
import { ReplayPart } from "./replay/ReplayPart.tsx";
import { SimulationPart } from "./simulation/SimulationPart.tsx";
import "./proof.css";

/** Why the plan is to be believed: played out, replayed on a past season, and its forecast held against what came. */
export default function ProofPage(props: PlanPageProps) {
  const { stored, words } = props;
  const { say } = words;
  return (
    <>
      <Section id="played" question={say("proof.question-simulation")}>
        <SimulationPart {...props} />
      </Section>
      <Section id="replayed" question={say("proof.question-replay")}>
        <ReplayPart stored={stored} words={words} />
      </Section>
      <Section id="backtested" question={say("proof.question-backtest")}>
        <BacktestPart stored={stored} words={words} />
      </Section>
    </>
  );
}
