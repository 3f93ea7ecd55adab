import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { ConflictChoice } from "./ConflictChoice.tsx";
import { NO_EDITS } from "./edits.ts";
import { PendingLayers } from "./PendingLayers.tsx";
import { PlanJob } from "./PlanJob.tsx";
import { StoredLayers } from "./StoredLayers.tsx";
import type { useEdits } from "./useEdits.ts";
import type { Layers } from "./useLayers.ts";

/** Adjustments of the forecast: those that edits would make, and those that hold. */
export function LayersPart(props: {
  readonly index: PlanIndex;
  readonly layers: Layers;
  readonly editing: ReturnType<typeof useEdits>;
  readonly isTrying: boolean;
  /** Null where nothing can be tried as one looks now. */
  readonly onTry: ((isTrying: boolean) => void) | null;
  readonly words: Words;
}) {
  const { index, layers, editing, isTrying, onTry, words } = props;
  const { say } = words;
  const save = (change: Parameters<Layers["save"]>[0]): void => {
    void layers.save(change).then((isStored) => {
      if (isStored && change.kind === "add") editing.dispatch({ kind: "start-over", edits: NO_EDITS });
    });
  };
  return (
    <Sheet title={say("days.adjustments")} note={say("days.adjustments-note")}>
      <PlanJob shop={index.plan.shop.id} words={words} />
      {layers.conflict === null ? null : (
        <ConflictChoice
          conflict={layers.conflict}
          isSaving={layers.isSaving}
          onSave={save}
          onLeave={layers.leaveConflict}
          words={words}
        />
      )}
      {layers.pending.length === 0 ? (
        <p className="empty">{say("days.nothing-edited")}</p>
      ) : (
        <PendingLayers
          {...{ index, layers, isTrying, onTry, words }}
          onSave={save}
          onDiscard={() => {
            editing.dispatch({ kind: "edit", edits: NO_EDITS });
          }}
        />
      )}
      <StoredLayers index={index} layers={layers} onSave={save} words={words} />
    </Sheet>
  );
}
