import { useMemo } from "react";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { FetchedQuietly } from "../states/Fetched.tsx";
import { wordsFor } from "../words/words.ts";
import { AnswerCard } from "./AnswerCard.tsx";
import { CurveSheet } from "./CurveSheet.tsx";
import { QuestionForm } from "./QuestionForm.tsx";
import { SensitivitySheet } from "./SensitivitySheet.tsx";
import { ShareLine } from "./ShareLine.tsx";
import { StepsSheet } from "./StepsSheet.tsx";
import { useTyped } from "./useTyped.ts";
import "./quick-staffing.css";
import { lazyWithTexts } from "../languages/lazy-with-texts.ts";

const LogSheet = lazyWithTexts(() => import("./log/LogSheet.tsx"));

/** Agents for one interval, answered as it is typed: no data, no shop, nothing stored. */
export default function StaffingPage() {
  const speaking = useSpeaking();
  // No money is named on this page.
  const words = useMemo(() => wordsFor({ speaking, currency: "EUR", year: null }), [speaking]);
  const state = useTyped();
  const { typed, findings, answer } = state;
  const { say } = words;
  return (
    <>
      <div className="season-title">
        <h1>{say("staffing.question")}</h1>
        <p>{say("staffing.note")}</p>
      </div>
      <div className="staffing">
        <div className="stack staffing-asked">
          <QuestionForm state={state} words={words} />
          <ShareLine typed={typed} words={words} />
        </div>
        <div className="stack staffing-told">
          {findings === null ? null : (
            <p className="warning" role="status">
              {say(answer === null ? "staffing.no-answer" : "staffing.mend")}
            </p>
          )}
          {answer === null ? null : <AnswerCard quick={answer} words={words} />}
        </div>
        <div className="stack staffing-more">
          {answer === null ? null : (
            <>
              {answer.curve.length === 0 ? null : <CurveSheet quick={answer} words={words} />}
              {answer.otherVolumes.length === 0 ? null : <SensitivitySheet quick={answer} words={words} />}
              <StepsSheet quick={answer} words={words} />
            </>
          )}
        </div>
      </div>
      {answer === null ? null : (
        <FetchedQuietly>
          <LogSheet request={answer.request} words={words} />
        </FetchedQuietly>
      )}
    </>
  );
}
