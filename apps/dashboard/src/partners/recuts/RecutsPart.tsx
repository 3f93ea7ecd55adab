import { timeZone } from "@springtide/calendar";
import { Table } from "@mantine/core";
import type { Recut } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import { Trouble } from "../../data/Trouble.tsx";
import { Section, Sheet } from "../../shell/Section.tsx";
import { PageOutline } from "../../states/States.tsx";
import { PageLink } from "../PageLink.tsx";
import type { PartProps } from "../part-props.ts";
import { recutsQuestion } from "../partners-questions.ts";
import { recutGroups, recutRow } from "./recut-rows.ts";

/** When each week is looked at again with each partner, and what there is to look at. */
export function RecutsPart(props: PartProps) {
  const { shop, zone, nowMs, words } = props;
  const { say } = words;
  const { data, error } = useQuery(recutsQuestion(shop));
  if (data === undefined) return error === null ? <PageOutline /> : <Trouble error={error} />;
  const { soon, later } = recutGroups(data.recuts, timeZone(zone).dayAt(nowMs));
  const of = { planVersion: data.planVersion, ...props };
  return (
    <Section id="partners-recuts" question={say("partners.question-recuts")}>
      <div className="stack">
        <Sheet
          title={say("partners.recuts-soon")}
          note={
            data.planVersion === null
              ? say("partners.recuts-no-plan")
              : say("partners.recuts-plan", { version: String(data.planVersion) })
          }
        >
          <p className="partners-said">{say("partners.recuts-said", { count: soon.length, more: later.length })}</p>
          {soon.length === 0 ? null : <RecutTable label={say("partners.recuts-soon")} recuts={soon} {...of} />}
        </Sheet>
        {later.length === 0 ? null : (
          <Sheet title={say("partners.recuts-later")}>
            <RecutTable label={say("partners.recuts-later")} recuts={later} {...of} />
          </Sheet>
        )}
      </div>
    </Section>
  );
}

const HEADS = ["on", "of", "asked", "planned", "act"] as const;

interface TableOf {
  readonly label: string;
  readonly recuts: readonly Recut[];
  /** Null while there is no plan to compare with. */
  readonly planVersion: number | null;
}

function RecutTable(props: PartProps & TableOf) {
  const { label, recuts, planVersion, names, rights, words } = props;
  const { say } = words;
  return (
    <div className="table-scroll partners-tall" role="region" aria-label={label} tabIndex={0}>
      <Table className="figures partners-figures partners-recuts" stickyHeader verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            {HEADS.map((head) => (
              <Table.Th
                key={head}
                scope="col"
                className={head === "asked" || head === "planned" ? "number" : undefined}
              >
                {say(`partners.recut-${head}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {recuts.map((recut) => {
            const row = recutRow(recut, names, words);
            return (
              <Table.Tr key={row.key}>
                <Table.Th scope="row">
                  {row.on}
                  <span className="note partners-below">{row.cut}</span>
                </Table.Th>
                <Table.Td>
                  {row.partner}
                  <span className="note partners-below">{row.week}</span>
                </Table.Td>
                <Table.Td className="number">
                  {row.asked}
                  <span className="note partners-below partners-since">{row.since}</span>
                </Table.Td>
                <Table.Td className="number">{planVersion === null ? "–" : row.planned}</Table.Td>
                <Table.Td>
                  <PageLink
                    to={{
                      own:
                        rights.mayAct && row.isOff
                          ? { part: "split", from: row.days.first, until: row.days.last }
                          : { part: "requests" },
                    }}
                  >
                    {say(rights.mayAct && row.isOff ? "partners.recut-ask" : "partners.recut-look")}
                  </PageLink>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
