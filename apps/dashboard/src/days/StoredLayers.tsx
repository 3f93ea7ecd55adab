import { Button } from "@mantine/core";
import { civilDay } from "@springtide/calendar";
import { useState } from "react";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { LayersChange } from "./description.ts";
import { adjustmentInWords } from "./layer-words.ts";
import type { Layers } from "./useLayers.ts";

/** The adjustments that hold: who made them and why, what they add, and a way to take one out. */
export function StoredLayers(props: {
  readonly index: PlanIndex;
  readonly layers: Layers;
  /** Settles once it is stored, or could not be. */
  readonly onSave: (change: LayersChange) => Promise<void>;
  readonly words: Words;
}) {
  const { index, layers, onSave, words } = props;
  const { say } = words;
  const [asked, setAsked] = useState<string | null>(null);
  const listed = layers.stored ?? index.plan.shop.adjustments;
  if (listed.length === 0) return <p className="note">{say("days.none-stored")}</p>;
  return (
    <>
      <h4>{say("days.stored", { count: listed.length })}</h4>
      <ul className="layer-list">
        {listed.map((layer) => {
          const effect = index.plan.adjustments?.layers.find(({ id }) => id === layer.id);
          return (
            <li key={layer.id}>
              <p>
                <strong>{layer.name}</strong> {adjustmentInWords(layer, index, words)}
              </p>
              <p className="note">
                {say("days.made-by", { who: layer.who, day: words.day(civilDay(layer.madeOn)), why: layer.why })}{" "}
                {effect === undefined
                  ? say("days.not-in-plan")
                  : say("days.effect", { contacts: words.signed(effect.contacts.mean, words.count) })}
              </p>
              {asked === layer.id ? (
                <span className="days-tools">
                  <Button
                    size="compact-sm"
                    color="red"
                    loading={layers.isSaving}
                    onClick={() => {
                      void onSave({ kind: "remove", id: layer.id }).then(() => {
                        setAsked(null);
                      });
                    }}
                  >
                    {say("days.remove-really")}
                  </Button>
                  <Button
                    size="compact-sm"
                    variant="default"
                    onClick={() => {
                      setAsked(null);
                    }}
                  >
                    {say("days.keep")}
                  </Button>
                </span>
              ) : (
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={layers.stored === null}
                  aria-label={say("days.remove-layer", { name: layer.name })}
                  onClick={() => {
                    setAsked(layer.id);
                  }}
                >
                  {say("days.remove")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
