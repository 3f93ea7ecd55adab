import { useMemo } from "react";
import { Section } from "../../shell/Section.tsx";
import type { PartProps } from "../part-props.ts";
import { subjectNames } from "../subject-names.ts";
import { OverviewSheet } from "./OverviewSheet.tsx";
import { PositionSheet } from "./PositionSheet.tsx";
import { WorkbookButtons } from "./WorkbookButtons.tsx";

/** What finance asks first: what the season costs if it comes early, as usual or late, and what of it is bound already. */
export function FirstPart({ shop, plan, mayAsk, words }: PartProps) {
  const names = useMemo(() => subjectNames(plan.shop), [plan]);
  const { say } = words;
  return (
    <>
      <Section id="finance-season" question={say("finance.question-season")}>
        <WorkbookButtons shop={shop} words={words} />
        <OverviewSheet shop={shop} names={names} mayAsk={mayAsk} words={words} />
      </Section>
      <Section id="finance-bound" question={say("finance.question-bound")}>
        <PositionSheet shop={shop} names={names} words={words} />
      </Section>
    </>
  );
}
