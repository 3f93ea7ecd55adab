import { Button } from "@mantine/core";
import type { FinanceQuestion } from "@springtide/contracts";
import { useState } from "react";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import { BasisLine } from "../comparing/BasisLine.tsx";
import { ComparingState } from "../comparing/ComparingState.tsx";
import { StaleNote } from "../comparing/StaleNote.tsx";
import { useComparison } from "../comparing/useComparison.ts";
import { fieldErrors } from "../field-errors.ts";
import type { SubjectNames } from "../subject-names.ts";
import { AnswerView } from "./AnswerView.tsx";
import { answersTo, askOf, firstFields } from "./question-fields.ts";
import { QuestionFieldsForm } from "./QuestionFieldsForm.tsx";

/** One question in words: what it is asked of, and its newest answer. */
export function QuestionCard(props: {
  readonly shop: string;
  readonly askable: {
    readonly ask: FinanceQuestion;
    readonly subjects: readonly { readonly id: string; readonly name: string }[];
  };
  readonly names: SubjectNames;
  readonly mayAsk: boolean;
  readonly words: Words;
}) {
  const { shop, askable, names, mayAsk, words } = props;
  const { question } = askable.ask;
  const { say } = words;
  const comparing = useComparison(shop, "question", question, ({ scenarios }) => answersTo(question, scenarios));
  const [fields, setFields] = useState(() => firstFields(askable.ask));
  const { shown, job } = comparing;
  const answer = shown?.result.answer ?? null;
  return (
    <Sheet title={say(`finance.ask-${question}`)} className="finance-question">
      {mayAsk ? (
        <form
          className="finance-bar"
          onSubmit={(event) => {
            event.preventDefault();
            comparing.start({ kind: "question", ask: askOf(question, fields, words.locale) });
          }}
        >
          <QuestionFieldsForm
            question={question}
            subjects={askable.subjects}
            fields={fields}
            errors={fieldErrors(comparing.error)}
            words={words}
            onChange={(change) => {
              setFields({ ...fields, ...change });
            }}
          />
          <Button
            type="submit"
            color="cyan.9"
            loading={comparing.isStarting}
            disabled={job !== null && job.endedAt === null}
            aria-label={say("finance.ask-of", { question: say(`finance.ask-${question}`) })}
          >
            {say("finance.ask")}
          </Button>
        </form>
      ) : null}
      <ComparingState comparing={comparing} names={names} words={words} />
      {answer === null || shown === null ? null : (
        <>
          <StaleNote comparison={shown} words={words} />
          <AnswerView answer={answer} names={names} words={words} />
          <BasisLine shop={shop} comparison={shown} names={names} mayAsk={mayAsk} words={words} />
        </>
      )}
    </Sheet>
  );
}
