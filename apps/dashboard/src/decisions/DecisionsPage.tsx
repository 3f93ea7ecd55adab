import type { PlanPageProps } from "../pages/plan-page.ts";
import { Section } from "../shell/Section.tsx";
import { DecisionsPart } from "./DecisionsPart.tsx";

/** What is to be decided, and by when. */
export default function DecisionsPage({ stored, clock, address, move, words }: PlanPageProps) {
  return (
    <Section id="decisions" question={words.say("decisions.question")}>
      <DecisionsPart stored={stored} clock={clock} address={address} move={move} words={words} />
    </Section>
  );
}
