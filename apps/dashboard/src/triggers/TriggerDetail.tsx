import { Button } from "@mantine/core";
import { civilDay } from "@springtide/calendar";
import type { Trigger } from "@springtide/contracts";
import { useMemo } from "react";
import type { Desk } from "../desk/desk.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { detectorInWords } from "./detector-words.ts";
import { firingsInWords, firingsOf } from "./firings.ts";
import { EffectPart } from "./EffectPart.tsx";
import { NextPart } from "./NextPart.tsx";
import { PastPart } from "./PastPart.tsx";
import { SwitchedOff } from "./SwitchedOff.tsx";

/** One cause as it is stored. */
export function TriggerDetail(props: {
  readonly index: PlanIndex;
  readonly trigger: Trigger;
  readonly desk: Desk;
  readonly onEdit: () => void;
  readonly words: Words;
}) {
  const { index, trigger, desk, onEdit, words } = props;
  const { say } = words;
  const { plan } = index;
  const known = plan.triggers.find(({ id }) => id === trigger.id) ?? null;
  const firings = useMemo(
    () => firingsOf(known?.pastOnsets ?? [], civilDay(plan.history.firstDay)),
    [known, plan.history.firstDay],
  );
  return (
    <div className="stack">
      <Sheet
        title={trigger.name}
        note={detectorInWords(trigger, (id) => nameIn(plan.shop.triggers, id), words)}
        aside={
          <Button size="compact-sm" variant="default" onClick={onEdit}>
            {say("triggers.edit")}
          </Button>
        }
      >
        {"markets" in trigger ? (
          <p className="note">
            {say("triggers.markets", {
              markets: words.list(
                trigger.markets.map((id) => plan.shop.markets.find((market) => market.id === id)?.name ?? id),
              ),
            })}
          </p>
        ) : null}
        {known === null ? <p className="empty">{say("triggers.left-out")}</p> : null}
      </Sheet>
      {known === null ? null : (
        <>
          <PastPart
            index={index}
            queues={queuesMoved(trigger, plan.shop.queues)}
            stored={firings}
            edited={null}
            sentence={firingsInWords(trigger.name, firings, words)}
            words={words}
          />
          <div className="halves">
            <div className="stack">
              <NextPart shop={plan.shop.id} trigger={known} words={words} />
              <SwitchedOff index={index} trigger={known} desk={desk} words={words} />
            </div>
            <EffectPart index={index} trigger={known} given={trigger.response.liftByQueue} words={words} />
          </div>
        </>
      )}
    </div>
  );
}

/** The queues that a trigger moves; all of a shop where it moves none by itself. */
export function queuesMoved(
  { response }: Pick<Trigger, "response">,
  queues: readonly { readonly id: string }[],
): readonly string[] {
  const moved = queues.filter(({ id }) => id in response.liftByQueue).map(({ id }) => id);
  return moved.length === 0 ? queues.map(({ id }) => id) : moved;
}

/** A trigger's name by its id. */
function nameIn(triggers: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return triggers.find((trigger) => trigger.id === id)?.name ?? id;
}
