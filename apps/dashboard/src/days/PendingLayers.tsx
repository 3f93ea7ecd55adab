import { Button, Switch, TextInput, Textarea } from "@mantine/core";
import { AdjustmentText } from "@springtide/contracts";
import { useState } from "react";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import { triedAdjustment } from "./edit-ground.ts";
import { adjustmentInWords } from "./layer-words.ts";
import type { LayersChange } from "./description.ts";
import type { Layers } from "./useLayers.ts";

/** Edits that nobody saved: what they make together, tried or not, and what to say of them so that they are kept. */
export function PendingLayers(props: {
  readonly index: PlanIndex;
  readonly layers: Layers;
  readonly isTrying: boolean;
  readonly onTry: ((isTrying: boolean) => void) | null;
  readonly onSave: (change: LayersChange) => void;
  readonly onDiscard: () => void;
  readonly words: Words;
}) {
  const { index, layers, isTrying, onTry, onSave, onDiscard, words } = props;
  const { say } = words;
  const [name, setName] = useState("");
  const [why, setWhy] = useState("");
  const [isAsked, setAsked] = useState(false);
  const texts = layers.textsFor({ name, why });
  const findings = isAsked ? findingsOf(texts[0]) : {};
  const { intervalMinutes } = index.plan.grid;
  return (
    <form
      className="pending"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (Object.keys(findingsOf(texts[0])).length === 0) onSave({ kind: "add", added: texts });
      }}
    >
      <h4>{say("days.pending", { count: layers.pending.length })}</h4>
      <ul className="layer-list">
        {layers.pending.map((layer, i) => (
          <li key={i}>{adjustmentInWords(triedAdjustment(layer, i, intervalMinutes), index, words)}</li>
        ))}
      </ul>
      {onTry === null ? (
        <p className="note">{say("days.figures-follow")}</p>
      ) : (
        <Switch
          size="sm"
          label={say("days.preview")}
          description={say("days.preview-note")}
          checked={isTrying}
          onChange={({ currentTarget }) => {
            onTry(currentTarget.checked);
          }}
        />
      )}
      <TextInput
        label={say("days.name")}
        required
        withAsterisk={false}
        value={name}
        error={inEnglish(findings.name)}
        onChange={({ currentTarget }) => {
          setName(currentTarget.value);
        }}
      />
      <Textarea
        label={say("days.why")}
        description={say("days.why-note")}
        required
        withAsterisk={false}
        rows={2}
        value={why}
        error={inEnglish(findings.why)}
        onChange={({ currentTarget }) => {
          setWhy(currentTarget.value);
        }}
      />
      <div className="days-tools">
        <Button type="submit" size="compact-md" loading={layers.isSaving} disabled={layers.stored === null}>
          {say("days.save")}
        </Button>
        <Button size="compact-md" variant="default" onClick={onDiscard}>
          {say("days.discard")}
        </Button>
      </div>
    </form>
  );
}

/** What the contract says of an adjustment, by field. */
function findingsOf(text: unknown): Readonly<Partial<Record<"name" | "why", string>>> {
  const parsed = AdjustmentText.safeParse(text);
  if (parsed.success) return {};
  return Object.fromEntries(
    parsed.error.issues.flatMap(({ path: [field], message }) =>
      field === "name" || field === "why" ? [[field, message]] : [],
    ),
  );
}

function inEnglish(sentence: string | undefined) {
  return sentence === undefined ? undefined : <span lang="en">{sentence}</span>;
}
