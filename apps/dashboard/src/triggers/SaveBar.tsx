import { Button, Table } from "@mantine/core";
import { ApiProblem } from "@springtide/client";
import { useState } from "react";
import type { Words } from "../words/words.ts";
import { differences } from "./description.ts";
import type { Draft } from "./draft.ts";
import { asText } from "./row-text.ts";
import type { useSaving } from "./useSaving.ts";

/** Saving, deleting and leaving; where somebody else changed the same trigger, the difference and the choice. */
export function SaveBar(
  props: ReturnType<typeof useSaving> & {
    readonly draft: Draft;
    readonly canSave: boolean;
    readonly trigger: string | null;
    readonly name: string;
    readonly onClose: (id: string | null) => void;
    readonly words: Words;
  },
) {
  const { saving, save, draft, canSave, trigger, name, onClose, words } = props;
  const { say } = words;
  const [asksDelete, setAsksDelete] = useState(false);
  const isSaving = saving.state === "saving";
  const closeIf = async (done: Promise<boolean>, id: string | null): Promise<void> => {
    if (await done) onClose(id);
  };
  return (
    <div className="sheet cause-save">
      <div className="cause-acts">
        <Button
          size="compact-sm"
          color="cyan.9"
          disabled={!canSave}
          loading={isSaving}
          onClick={() => void closeIf(save(draft), asText(draft["id"]))}
        >
          {say("triggers.save")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            onClose(null);
          }}
        >
          {say("triggers.close")}
        </Button>
        {trigger === null ? null : (
          <Button
            size="compact-sm"
            variant="subtle"
            className="to-delete"
            aria-expanded={asksDelete}
            onClick={() => {
              setAsksDelete(!asksDelete);
            }}
          >
            {say("triggers.delete")}
          </Button>
        )}
      </div>
      <p className="note">{say("triggers.save-note")}</p>
      {asksDelete ? (
        <div role="group" aria-label={say("triggers.delete")} className="cause-confirm">
          <p>{say("triggers.delete-ask", { name })}</p>
          <Button size="compact-sm" color="red.9" loading={isSaving} onClick={() => void closeIf(save(null), null)}>
            {say("triggers.delete-do")}
          </Button>
        </div>
      ) : null}
      {saving.state === "failed" ? (
        <p role="alert" className="problem" lang="en">
          {problemOf(saving.error)}
        </p>
      ) : null}
      {saving.state === "conflict" ? (
        <Conflict
          {...props}
          theirs={saving.theirs}
          onMine={() => void closeIf(props.saveOver(draft, saving.now), asText(draft["id"]))}
        />
      ) : null}
    </div>
  );
}

function Conflict(props: {
  readonly theirs: Draft | null;
  readonly draft: Draft;
  readonly onMine: () => void;
  readonly onClose: (id: string | null) => void;
  readonly words: Words;
}) {
  const { theirs, draft, onMine, onClose, words } = props;
  const { say } = words;
  return (
    <div role="alert" className="cause-confirm">
      <p>{say(theirs === null ? "triggers.conflict-gone" : "triggers.conflict")}</p>
      <Table className="figures">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("triggers.conflict-place")}</Table.Th>
            <Table.Th>{say("triggers.conflict-theirs")}</Table.Th>
            <Table.Th>{say("triggers.conflict-mine")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences(theirs, draft).map(({ place, theirs: there, mine }) => (
            <Table.Tr key={place}>
              <Table.Th scope="row">
                <code>{place}</code>
              </Table.Th>
              <Table.Td>{there === "" ? "–" : there}</Table.Td>
              <Table.Td>{mine === "" ? "–" : mine}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <div className="cause-acts">
        <Button size="compact-sm" color="cyan.9" onClick={onMine}>
          {say("triggers.conflict-keep-mine")}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            onClose(null);
          }}
        >
          {say("triggers.conflict-keep-theirs")}
        </Button>
      </div>
    </div>
  );
}

/** What the server found where the form has no field for it. */
function problemOf(error: Error): string {
  if (!(error instanceof ApiProblem)) return error.message;
  const [first] = error.problem.errors;
  return first === undefined ? error.problem.detail : `Found ${first.found}, but ${first.rule}. ${first.remedy}`;
}
