import { Alert, Button } from "@mantine/core";
import type { Words } from "../words/words.ts";
import type { LayersChange } from "./description.ts";
import type { LayersConflict } from "./useLayers.ts";

/** Somebody else changed the shop meanwhile: what they changed, and whose change holds. */
export function ConflictChoice(props: {
  readonly conflict: LayersConflict;
  readonly isSaving: boolean;
  readonly onSave: (change: LayersChange) => void;
  readonly onLeave: () => void;
  readonly words: Words;
}) {
  const { conflict, isSaving, onSave, onLeave, words } = props;
  const { say, list } = words;
  const { added, removed, changed, parts } = conflict.difference;
  const lines = [
    { id: "days.theirs-added" as const, names: added },
    { id: "days.theirs-removed" as const, names: removed },
    { id: "days.theirs-changed" as const, names: changed },
    { id: "days.theirs-parts" as const, names: parts },
  ].filter(({ names }) => names.length > 0);
  return (
    <Alert color="orange" title={say("days.conflict")} role="alert" className="conflict">
      <ul>
        {lines.map(({ id, names }) => (
          <li key={id}>{say(id, { names: list(names), count: names.length })}</li>
        ))}
      </ul>
      <div className="days-tools">
        <Button
          size="compact-sm"
          loading={isSaving}
          onClick={() => {
            onSave(conflict.change);
          }}
        >
          {say("days.save-on-top")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onLeave}>
          {say("days.leave-unsaved")}
        </Button>
      </div>
    </Alert>
  );
}
