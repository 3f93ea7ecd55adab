import { Button, Table } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { Trouble } from "../../data/Trouble.tsx";
import { monthSaid } from "../../finance/month-said.ts";
import { Sheet } from "../../shell/Section.tsx";
import { PageLink } from "../PageLink.tsx";
import type { PartProps } from "../part-props.ts";
import { statementQuestion } from "../partners-questions.ts";
import type { StatementKey } from "./statement-months.ts";
import { listRow } from "./statement-rows.ts";

const SHOWN_AT_FIRST = 6;
const HEADS = ["delivered", "net"] as const;

/** All statements that have begun, the newest first. */
export function StatementList(
  props: PartProps & { readonly keys: readonly StatementKey[]; readonly chosen: StatementKey },
) {
  const { shop, keys, words } = props;
  const { say } = words;
  const [all, setAll] = useState(false);
  const shown = all ? keys : keys.slice(0, SHOWN_AT_FIRST);
  const answers = useQueries({
    queries: shown.map(({ agreement, month }) => statementQuestion(shop, agreement, month)),
  });
  const error = answers.find((answer) => answer.error !== null)?.error ?? null;
  return (
    <Sheet title={say("partners.statements")} note={say("partners.statements-note")}>
      <Trouble error={error} />
      {keys.length === 0 ? (
        <p className="empty">{say("partners.no-statements")}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={say("partners.statements")} tabIndex={0}>
          <Table className="figures partners-figures" verticalSpacing={5}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{say("partners.month")}</Table.Th>
                {HEADS.map((head) => (
                  <Table.Th key={head} scope="col" className="number">
                    {say(`partners.list-${head}`)}
                  </Table.Th>
                ))}
                <Table.Th scope="col">{say("partners.list-state")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map((key, i) => (
                <Row key={`${key.agreement} ${key.month}`} of={key} statement={answers[i]?.data} {...props} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {keys.length <= SHOWN_AT_FIRST || all ? null : (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => {
            setAll(true);
          }}
        >
          {say("partners.earlier", { count: keys.length - SHOWN_AT_FIRST })}
        </Button>
      )}
    </Sheet>
  );
}

function Row(
  props: PartProps & {
    readonly of: StatementKey;
    readonly chosen: StatementKey;
    readonly statement: Parameters<typeof listRow>[0] | undefined;
  },
) {
  const { of, chosen, statement, names, words } = props;
  const row = statement === undefined ? null : listRow(statement, words);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <PageLink
          to={{ own: { part: "statements", ...of } }}
          isHere={of.agreement === chosen.agreement && of.month === chosen.month}
        >
          {monthSaid(of.month, words)}
          <span className="hidden-visually"> {names.agreement(of.agreement)}</span>
        </PageLink>
        <span className="note partners-below" aria-hidden="true">
          {names.agreement(of.agreement)}
        </span>
      </Table.Th>
      {HEADS.map((head) => (
        <Table.Td key={head} className="number">
          {row?.[head] ?? "…"}
        </Table.Td>
      ))}
      <Table.Td className="partners-wrapping">
        {row?.state ?? "…"}{" "}
        {row === null || row.disputes === 0 ? null : (
          <span className="tag partners-attention">{words.say("partners.to-answer", { count: row.disputes })}</span>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
