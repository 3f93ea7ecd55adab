import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Trouble } from "../../data/Trouble.tsx";
import { Section } from "../../shell/Section.tsx";
import { PageOutline } from "../../states/States.tsx";
import { askableQuestion } from "../finance-questions.ts";
import type { PartProps } from "../part-props.ts";
import { subjectNames } from "../subject-names.ts";
import { QuestionCard } from "./QuestionCard.tsx";

/** Questions that the newest plan has something to say to, each answered in one sentence with its range. */
export function QuestionsPart({ shop, plan, mayAsk, words }: PartProps) {
  const names = useMemo(() => subjectNames(plan.shop), [plan]);
  const { data, error } = useQuery(askableQuestion(shop));
  return (
    <Section id="finance-questions" question={words.say("finance.question-words")}>
      <Trouble error={error} />
      {data === undefined && error === null ? <PageOutline /> : null}
      {data?.questions.length === 0 ? <p className="empty">{words.say("finance.nothing-to-ask")}</p> : null}
      <div className="stack">
        {data?.questions.map((askable) => (
          <QuestionCard
            key={askable.ask.question}
            shop={shop}
            askable={askable}
            names={names}
            mayAsk={mayAsk}
            words={words}
          />
        ))}
      </div>
    </Section>
  );
}
