import { Table } from "@mantine/core";
import type { CommitmentRequest } from "@springtide/contracts";
import { momentSaid } from "../../data/moment.ts";
import { PageLink } from "../PageLink.tsx";
import type { PartProps } from "../part-props.ts";
import { ActBar } from "./ActBar.tsx";
import { lineRow, nextDeadline, requestSaid } from "./request-said.ts";

type ItemProps = PartProps & { readonly request: CommitmentRequest };

/** One request: what it asks for, until when what is said, its lines with what was offered, and what can be done. */
export function RequestItem({ isOpen, ...props }: ItemProps & { readonly isOpen: boolean }) {
  const { request, names, nowMs, rights, words } = props;
  const { say } = words;
  const deadline = nextDeadline(request, nowMs);
  return (
    <li>
      <p>
        <strong>{say("partners.request-to", { id: request.id, partner: names.agreement(request.agreement) })}</strong>{" "}
        <span className="tag">{say(`partners.state-${request.state}`)}</span>
      </p>
      <p>{requestSaid(request, names, words)}</p>
      {deadline === null ? null : (
        <p className="note">{say(`partners.by-${deadline.what}`, { moment: momentSaid(deadline.at, words) })}</p>
      )}
      {request.proposal === null ? null : (
        <p className="note">
          {say(`partners.proposal-${request.proposal.by}`, { moment: momentSaid(request.proposal.until, words) })}{" "}
          <q>{request.proposal.reason}</q>
        </p>
      )}
      <div className="partners-line">
        <PageLink to={{ own: { part: "requests", ...(isOpen ? {} : { request: request.id }) } }}>
          {say(isOpen ? "partners.hide-lines" : "partners.show-lines", { id: request.id })}
        </PageLink>
      </div>
      {isOpen ? <Lines {...props} /> : null}
      {rights.mayAct ? <ActBar request={request} words={words} /> : null}
    </li>
  );
}

const HEADS = ["day", "span", "skill", "tier", "asked", "offered", "state"] as const;

function Lines({ request, names, words }: ItemProps) {
  const { say } = words;
  return (
    <div
      className="table-scroll table-tall"
      role="region"
      aria-label={say("partners.lines-of", { id: request.id })}
      tabIndex={0}
    >
      <Table className="figures" stickyHeader verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{say("partners.head-line")}</Table.Th>
            {HEADS.map((head) => (
              <Table.Th key={head} scope="col" className={isFigure(head) ? "number" : undefined}>
                {say(`partners.head-${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {request.lines.map((line) => {
            const row = lineRow(line, names, words);
            return (
              <Table.Tr key={row.id}>
                <Table.Th scope="row">{row.id}</Table.Th>
                {HEADS.map((head) => (
                  <Table.Td key={head} className={isFigure(head) ? "number" : undefined}>
                    {row[head]}
                    {head === "state" && row.reason !== null ? (
                      <q className="note partners-below partners-wrapping">{row.reason}</q>
                    ) : null}
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function isFigure(head: (typeof HEADS)[number]): boolean {
  return head === "asked" || head === "offered";
}
