import { Button } from "@mantine/core";
import { isoDay } from "@springtide/calendar";
import type { TriggerParameters } from "@springtide/contracts";
import { useMemo, useState } from "react";
import type { CauseMoves } from "../causes/cause-moves.ts";
import { useReweigh } from "../causes/useReweigh.ts";
import type { Desk } from "../desk/desk.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { SeasonFigure } from "./SeasonFigure.tsx";

/** What the season would be if a cause had no effect this time; nothing of it is stored. */
export function SwitchedOff(props: {
  readonly index: PlanIndex;
  readonly trigger: Pick<TriggerParameters, "id" | "name">;
  readonly desk: Desk;
  readonly words: Words;
}) {
  const { index, trigger, desk, words } = props;
  const { say } = words;
  const [isOff, setOff] = useState(false);
  const moves = useMemo(
    (): CauseMoves => (isOff ? { [trigger.id]: { shiftDays: 0, strength: 0 } } : {}),
    [isOff, trigger.id],
  );
  const { season, failed } = useReweigh(desk, moves, isoDay(index.firstDay));
  return (
    <Sheet
      title={say("triggers.off-title")}
      note={say("triggers.off-note")}
      aside={
        <Button
          size="compact-sm"
          variant="default"
          aria-pressed={isOff}
          onClick={() => {
            setOff(!isOff);
          }}
        >
          {say(isOff ? "triggers.off-undo" : "triggers.off-do")}
        </Button>
      }
    >
      {failed !== null ? (
        <p role="alert" className="problem" lang="en">
          {failed}
        </p>
      ) : !isOff ? null : season === null ? (
        <p role="status" className="note">
          {say("triggers.off-working")}
        </p>
      ) : (
        <SeasonFigure index={index} season={season} words={words} />
      )}
    </Sheet>
  );
}
