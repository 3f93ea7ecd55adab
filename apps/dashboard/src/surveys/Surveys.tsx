import { Skeleton, Table } from "@mantine/core";
import type { Survey } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { surveysQuestion } from "../api/questions.ts";
import { inEnglish } from "../languages/in-english.tsx";
import { useSay, useSpeaking } from "../languages/ReaderProvider.tsx";
import { ProblemNotice } from "../states/States.tsx";
import type { Words } from "../words/words.ts";
import { surveyRows } from "./survey-figures.ts";

/** What people state in surveys, with the source beside each figure; asked for only when it is opened. */
export function Surveys({ words }: { readonly words: Words }) {
  const say = useSay();
  const [opened, setOpened] = useState(false);
  const answer = useQuery({ ...surveysQuestion, enabled: opened });
  return (
    <details
      className="surveys"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setOpened(true);
      }}
    >
      <summary>
        <h2>{say("surveys.title")}</h2>
        <span className="note">{say("surveys.note")}</span>
      </summary>
      <p className="caption">{say("surveys.about")}</p>
      {answer.error !== null ? (
        <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <div aria-busy="true">
          <p role="status" className="hidden-visually">
            {say("surveys.loading")}
          </p>
          <Skeleton height={160} />
        </div>
      ) : (
        <>
          {answer.data.surveys.length === 0 ? <p className="empty">{say("surveys.none")}</p> : null}
          {answer.data.surveys.map((survey) => (
            <SurveyTable key={survey.id} survey={survey} words={words} />
          ))}
          <p className="note" lang="en">
            {answer.data.note}
          </p>
        </>
      )}
    </details>
  );
}

function SurveyTable({ survey, words }: { readonly survey: Survey; readonly words: Words }) {
  const { say, sayMarked } = useSpeaking();
  const { year, sample, kind } = survey;
  const source = { year: year === null ? say("surveys.year-unknown") : String(year), kind, en: inEnglish };
  return (
    <div className="sheet survey">
      <h3 lang="en">{survey.source}</h3>
      <p className="note">
        {sample === null
          ? sayMarked("surveys.provenance-bare", source)
          : sayMarked("surveys.provenance", { ...source, sample })}
      </p>
      {survey.warning === undefined ? null : (
        <p className="warning">
          {sayMarked("surveys.mind", {
            warning: survey.warning,
            strong: (parts) => <strong key="mind">{parts}</strong>,
            en: inEnglish,
          })}
        </p>
      )}
      <Table className="figures wrapped" aria-label={survey.source}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("surveys.asked")}</Table.Th>
            <Table.Th className="number">{say("surveys.answer")}</Table.Th>
            <Table.Th>{say("surveys.guess")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {surveyRows(survey, words).map(({ id, asked, figure, use }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" lang="en">
                {asked}
              </Table.Th>
              <Table.Td className="number" lang="en">
                {figure}
              </Table.Td>
              <Table.Td lang="en">{use}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
