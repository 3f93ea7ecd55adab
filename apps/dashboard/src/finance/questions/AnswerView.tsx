import { Table } from "@mantine/core";
import type { QuestionAnswer } from "@springtide/contracts";
import type { SubjectNames } from "../subject-names.ts";
import type { Words } from "../../words/words.ts";
import { Remarks } from "../Remarks.tsx";
import { answerRows, answerSentence } from "./answer-words.ts";

/** The answer in one sentence, and the figures it is made of. */
export function AnswerView(props: {
  readonly answer: QuestionAnswer;
  readonly names: SubjectNames;
  readonly words: Words;
}) {
  const { answer, names, words } = props;
  const { say } = words;
  const rows = answerRows(answer, names, words);
  const isEarning = answer.cases.some(({ earned }) => earned !== null);
  const hasSeasons = answer.cases.some(({ seasons }) => seasons !== null);
  const solvedWithin = Math.max(0, ...answer.cases.map((one) => one.solvedWithin));
  return (
    <>
      <p className="finance-answer" role="status">
        {answerSentence(answer, names, words)}
      </p>
      <div
        className="table-scroll"
        role="region"
        aria-label={say("finance.cases", { question: say(`finance.ask-${answer.ask.question}`) })}
        tabIndex={0}
      >
        <Table className="figures finance-dense" verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say("finance.case")}</Table.Th>
              <Table.Th scope="col" className="number">
                {say("finance.ledger-more")}
              </Table.Th>
              {hasSeasons ? (
                <Table.Th scope="col" className="number">
                  {say("finance.seasons-more")}
                </Table.Th>
              ) : null}
              <Table.Th scope="col" className="number">
                {say("finance.stake-more")}
              </Table.Th>
              {isEarning ? (
                <Table.Th scope="col" className="number">
                  {say("finance.earned")}
                </Table.Th>
              ) : null}
              <Table.Th scope="col">{say("finance.service")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.key}>
                <Table.Th scope="row" miw={130}>
                  {row.name} {row.isBest ? <span className="tag">{say("finance.best")}</span> : null}
                </Table.Th>
                <Table.Td className="number">{row.ledger}</Table.Td>
                {hasSeasons ? <Table.Td className="number">{row.seasons}</Table.Td> : null}
                <Table.Td className="number">{row.atStake}</Table.Td>
                {isEarning ? <Table.Td className="number">{row.earned}</Table.Td> : null}
                <Table.Td className="finance-wrapping">{row.service}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <p className="note">{say(answer.basis === "decided" ? "finance.basis-decided" : "finance.basis-cover")}</p>
      {solvedWithin === 0 ? null : (
        <p className="note">{say("finance.solved-within", { amount: words.money(solvedWithin) })}</p>
      )}
      <p className="note">{say("finance.not-in-ranges")}</p>
      <Remarks facts={answer.noteFacts} english={answer.notes} names={names} words={words} />
    </>
  );
}
