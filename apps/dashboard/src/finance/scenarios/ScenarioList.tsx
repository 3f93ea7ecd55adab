import { Checkbox, Table } from "@mantine/core";
import type { StoredScenario } from "@springtide/contracts";
import { MOST_COMPARED } from "@springtide/contracts";
import { momentSaid } from "../../data/moment.ts";
import type { Words } from "../../words/words.ts";
import { changeCount } from "./written-changes.ts";
import { isJson } from "../../settings/json.ts";

/** Scenarios that are stored: which are to stand side by side, and which is open. */
export function ScenarioList(props: {
  readonly scenarios: readonly StoredScenario[];
  readonly chosen: readonly string[];
  readonly words: Words;
  readonly onChosen: (chosen: readonly string[]) => void;
  readonly onOpen: (id: string) => void;
}) {
  const { scenarios, chosen, words, onChosen, onOpen } = props;
  const { say } = words;
  const nameOf = (id: string | null): string =>
    id === null ? say("finance.the-plan") : (scenarios.find((one) => one.id === id)?.name ?? id);
  return (
    <div className="table-scroll" role="region" aria-label={say("finance.scenarios")} tabIndex={0}>
      <Table className="figures" verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className="finance-off-paper">
              {say("finance.compare-column")}
            </Table.Th>
            <Table.Th scope="col">{say("finance.scenario")}</Table.Th>
            <Table.Th scope="col">{say("finance.goes-on-from")}</Table.Th>
            <Table.Th scope="col" className="number">
              {say("finance.changes")}
            </Table.Th>
            <Table.Th scope="col">{say("finance.saved")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {scenarios.map(({ id, name, note, from, changes, isLocked, savedAt, problems }) => {
            const isChosen = chosen.includes(id);
            return (
              <Table.Tr key={id}>
                <Table.Td className="finance-off-paper">
                  <Checkbox
                    size="xs"
                    aria-label={say("finance.compare-with", { name })}
                    checked={isChosen}
                    disabled={problems.length > 0 || (!isChosen && chosen.length >= MOST_COMPARED)}
                    onChange={() => {
                      onChosen(isChosen ? chosen.filter((one) => one !== id) : [...chosen, id]);
                    }}
                  />
                </Table.Td>
                <Table.Th scope="row" className="finance-wrapping">
                  <button
                    type="button"
                    className="link"
                    onClick={() => {
                      onOpen(id);
                    }}
                  >
                    {name}
                  </button>{" "}
                  {isLocked ? <span className="tag">{say("finance.locked")}</span> : null}{" "}
                  {problems.length > 0 ? (
                    <span className="tag finance-tag-problem">{say("finance.does-not-fit")}</span>
                  ) : null}
                  {note === "" ? null : <span className="note finance-below">{note}</span>}
                </Table.Th>
                <Table.Td>{nameOf(from)}</Table.Td>
                <Table.Td className="number">{isJson(changes) ? changeCount(changes) : 0}</Table.Td>
                <Table.Td>{momentSaid(savedAt, words)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
