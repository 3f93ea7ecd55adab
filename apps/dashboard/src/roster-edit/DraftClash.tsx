import { Button, Table } from "@mantine/core";
import type { EditedShift } from "@springtide/season/roster-edit";
import { useMemo, useState } from "react";
import type { Words } from "../words/words.ts";
import type { EditedRoster } from "./edit-history.ts";
import type { RosterMeans } from "./roster-means.ts";
import { merged, twoEdits } from "./shift-diff.ts";
import { timesText } from "./shift-words.ts";
import type { RosterEdit } from "./useRosterEdit.ts";

/** Somebody else stored meanwhile: shift by shift what both made of the same roster, to be chosen. */
export function DraftClash(props: { readonly means: RosterMeans; readonly edit: RosterEdit; readonly words: Words }) {
  const { means, edit, words } = props;
  const { base, theirs, history } = edit;
  const { say } = words;
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const two = useMemo(
    () => (theirs === null ? null : twoEdits(base.roster.shifts, history.now.shifts, theirs.roster.shifts)),
    [base, theirs, history],
  );
  if (theirs === null || two === null) return null;
  const settle = (roster: EditedRoster): void => {
    edit.settle(roster);
  };
  const when = theirs.savedAt === null ? "" : new Date(theirs.savedAt).toLocaleString(words.locale);
  return (
    <section className="edit-clash" aria-labelledby="edit-clash-title" role="alert">
      <h4 id="edit-clash-title">{say("roster-edit.clash")}</h4>
      <p>
        {say("roster-edit.clash-note", {
          who: theirs.savedBy ?? "",
          when,
          mine: two.mineOnly.length,
          theirs: two.theirsOnly.length,
          both: two.clashes.length,
        })}
      </p>
      {two.clashes.length === 0 ? null : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label={say("roster-edit.clash-table")}>
          <Table className="figures">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say("roster-edit.clash-was")}</Table.Th>
                <Table.Th>{say("roster-edit.clash-mine")}</Table.Th>
                <Table.Th>{say("roster-edit.clash-theirs")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {two.clashes.map((clash) => (
                <Table.Tr key={clash.id}>
                  <Table.Th scope="row">{toldOf(means, clash.base, words)}</Table.Th>
                  {([true, false] as const).map((isMine) => (
                    <Table.Td key={String(isMine)}>
                      <label>
                        <input
                          type="radio"
                          name={clash.id}
                          checked={mine.has(clash.id) === isMine}
                          onChange={() => {
                            const chosen = new Set(mine);
                            if (isMine) chosen.add(clash.id);
                            else chosen.delete(clash.id);
                            setMine(chosen);
                          }}
                        />{" "}
                        {toldOf(means, isMine ? clash.mine : clash.theirs, words)}
                      </label>
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      <div className="edit-buttons">
        <Button
          size="compact-sm"
          onClick={() => {
            settle({
              shifts: merged(theirs.roster.shifts, two, mine),
              overrides: [
                ...theirs.roster.overrides,
                ...history.now.overrides.filter((one) => !isKnown(one, theirs.roster)),
              ],
            });
          }}
        >
          {say("roster-edit.clash-merge")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            settle(theirs.roster);
          }}
        >
          {say("roster-edit.clash-take-theirs")}
        </Button>
      </div>
    </section>
  );
}

function isKnown(one: EditedRoster["overrides"][number], { overrides }: EditedRoster): boolean {
  return overrides.some(({ person, rule, from }) => person === one.person && rule === one.rule && from === one.from);
}

function toldOf({ frame, people }: RosterMeans, shift: EditedShift | null, words: Words): string {
  if (shift === null) return words.say("roster-edit.clash-none");
  return words.say("roster-edit.panel", {
    name: people.find(({ person }) => person === shift.person)?.name ?? shift.person,
    day: words.day(frame.zone.dayAt(shift.startMs)),
    times: timesText(frame.zone, shift, words),
  });
}
