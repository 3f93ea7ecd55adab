import { Skeleton, Table } from "@mantine/core";
import type { Survey } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { surveysQuestion } from "../api/questions.ts";
import { ProblemNotice } from "../states/States.tsx";
import type { Words } from "../words/words.ts";
import { provenance, surveyRows } from "./survey-figures.ts";

/** What people state in surveys, with the source beside each figure; asked for only when it is opened. */
export function Surveys({ words }: { readonly words: Words }) {
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
        <h2>What surveys say</h2>
        <span className="note">Stated behaviour, first guesses only</span>
      </summary>
      <p className="caption">
        What people say they do, not what this shop has seen them do. These figures are first guesses where the shop has
        no data of its own; each carries its source.
      </p>
      {answer.error !== null ? (
        <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <div aria-busy="true">
          <p role="status" className="hidden-visually">
            Loading the surveys
          </p>
          <Skeleton height={160} />
        </div>
      ) : (
        <>
          {answer.data.surveys.length === 0 ? <p className="empty">No surveys are stored with this server.</p> : null}
          {answer.data.surveys.map((survey) => (
            <SurveyTable key={survey.id} survey={survey} words={words} />
          ))}
          <p className="note">{answer.data.note}</p>
        </>
      )}
    </details>
  );
}

function SurveyTable({ survey, words }: { readonly survey: Survey; readonly words: Words }) {
  return (
    <div className="sheet survey">
      <h3>{survey.source}</h3>
      <p className="note">{provenance(survey)}</p>
      {survey.warning === undefined ? null : (
        <p className="warning">
          <strong>Mind:</strong> {survey.warning}
        </p>
      )}
      <Table className="figures wrapped" aria-label={survey.source}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What was asked</Table.Th>
            <Table.Th className="number">Answer</Table.Th>
            <Table.Th>First guess for</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {surveyRows(survey, words).map(({ id, asked, figure, use }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row">{asked}</Table.Th>
              <Table.Td className="number">{figure}</Table.Td>
              <Table.Td>{use}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
