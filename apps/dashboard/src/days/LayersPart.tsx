import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { ConflictChoice } from "./ConflictChoice.tsx";
import type { LayersChange } from "./description.ts";
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
  const save = async (change: LayersChange): Promise<void> => {
    const isStored = await layers.save(change);
    if (isStored && change.kind === "add") editing.dispatch({ kind: "start-over", edits: NO_EDITS });
  };
  const begin = (change: LayersChange): void => {
    void save(change);
  };
  return (
    <Sheet title={say("days.adjustments")} note={say("days.adjustments-note")}>
      <PlanJob shop={index.plan.shop.id} words={words} />
      {layers.conflict === null ? null : (
        <ConflictChoice
          conflict={layers.conflict}
          isSaving={layers.isSaving}
          onSave={begin}
          onLeave={layers.leaveConflict}
          words={words}
        />
      )}
      {layers.pending.length === 0 ? (
        <p className="empty">{say("days.nothing-edited")}</p>
      ) : (
        <PendingLayers
          {...{ index, layers, isTrying, onTry, words }}
          onSave={begin}
          onDiscard={() => {
            editing.dispatch({ kind: "edit", edits: NO_EDITS });
          }}
        />
      )}
      <p role="alert" className="problem" lang="en" hidden={layers.problem === null}>
        {layers.problem === null ? null : problemSentence(layers.problem)}
      </p>
      <StoredLayers index={index} layers={layers} onSave={save} words={words} />
    </Sheet>
  );
}

function problemSentence({ problem: { detail, errors } }: NonNullable<Layers["problem"]>): string {
  const [first] = errors;
  return first === undefined ? detail : `${first.found}: ${first.rule}. ${first.remedy}`;
}
