import { Table } from "@mantine/core";
import type { ChangeProposal, CommitmentRequest } from "@springtide/contracts";
import { momentSaid } from "../../data/moment.ts";
import { PageLink } from "../PageLink.tsx";
import type { PartProps } from "../part-props.ts";
import { ActBar } from "./ActBar.tsx";
import { waitsFor } from "./request-groups.ts";
import { lineRow, nextDeadline, proposalSaid, requestSaid } from "./request-said.ts";
import { ShareLink } from "./ShareLink.tsx";

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
      {request.proposal === null ? null : <Proposal {...props} proposal={request.proposal} />}
      <div className="partners-line">
        <PageLink to={{ own: { part: "requests", ...(isOpen ? {} : { request: request.id }) } }}>
          {say(isOpen ? "partners.hide-lines" : "partners.show-lines", { id: request.id })}
        </PageLink>
        {rights.mayShare && waitsFor(request) !== "over" ? <ShareLink {...props} /> : null}
      </div>
      {isOpen ? <Lines {...props} /> : null}
      {rights.mayAct ? <ActBar request={request} words={words} /> : null}
    </li>
  );
}

/** What would change, and why; nothing of it holds before it is accepted. */
function Proposal({ request, proposal, names, words }: ItemProps & { readonly proposal: ChangeProposal }) {
  return (
    <>
      <p className="note">
        {words.say(`partners.proposal-${proposal.by}`, { moment: momentSaid(proposal.until, words) })}{" "}
        <q>{proposal.reason}</q>
      </p>
      <ul className="partners-changes">
        {proposalSaid(request, names, words).map((said) => (
          <li key={said}>{said}</li>
        ))}
      </ul>
    </>
  );
}

const HEADS = ["when", "skill", "asked", "offered", "state"] as const;

function Lines({ request, names, words }: ItemProps) {
  const { say } = words;
  return (
    <div
      className="table-scroll table-tall"
      role="region"
      aria-label={say("partners.lines-of", { id: request.id })}
      tabIndex={0}
    >
      <Table className="figures partners-figures" stickyHeader verticalSpacing={4}>
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
                <Table.Td>
                  {row.day}
                  <span className="note partners-below">{row.span}</span>
                </Table.Td>
                <Table.Td>
                  {row.skill}
                  <span className="note partners-below">{row.tier}</span>
                </Table.Td>
                <Table.Td className="number">{row.asked}</Table.Td>
                <Table.Td className={row.isLess ? "number partners-off" : "number"}>
                  {row.offered}
                  {row.otherTimes === null ? null : <span className="note partners-below">{row.otherTimes}</span>}
                </Table.Td>
                <Table.Td className="partners-wrapping">
                  {row.state}
                  {row.reason === null ? null : <q className="note partners-below">{row.reason}</q>}
                </Table.Td>
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
