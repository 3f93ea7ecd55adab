import { Button } from "@mantine/core";
import { useMemo } from "react";
import { Sheet } from "../../shell/Section.tsx";
import { BasisLine } from "../comparing/BasisLine.tsx";
import { ComparingState } from "../comparing/ComparingState.tsx";
import { StaleNote } from "../comparing/StaleNote.tsx";
import { useComparison } from "../comparing/useComparison.ts";
import type { PartProps } from "../part-props.ts";
import { subjectNames } from "../subject-names.ts";
import { BarSheet } from "./PictureSheet.tsx";
import { tornadoPicture } from "./tornado-picture.ts";

/** What the plan's cost hangs on, worked out when it is asked for. */
export function TornadoPart({ shop, plan, mayAsk, words }: PartProps) {
  const { say } = words;
  const names = useMemo(() => subjectNames(plan.shop), [plan]);
  const comparing = useComparison(shop, "drivers", "drivers");
  const { shown } = comparing;
  const sensitivity = shown?.result.sensitivity ?? null;
  const picture = useMemo(
    () => (sensitivity === null ? null : tornadoPicture(sensitivity, names, words)),
    [sensitivity, names, words],
  );
  const button = mayAsk ? (
    <div className="finance-acts">
      <Button
        variant="default"
        size="compact-sm"
        loading={comparing.isStarting}
        disabled={comparing.job !== null && comparing.job.endedAt === null}
        onClick={() => {
          comparing.start({ kind: "drivers" });
        }}
      >
        {say("finance.work-out-drivers")}
      </Button>
    </div>
  ) : null;
  if (picture === null || shown === null)
    return (
      <Sheet title={say("finance.tornado")} note={say("finance.tornado-note")}>
        {button}
        <ComparingState comparing={comparing} names={names} words={words} />
      </Sheet>
    );
  return (
    <div className="stack">
      <BarSheet title={say("finance.tornado")} note={say("finance.tornado-note")} picture={picture} words={words}>
        {shown.isCurrent ? null : (
          <>
            <StaleNote comparison={shown} words={words} />
            {button}
          </>
        )}
        <ComparingState comparing={comparing} names={names} words={words} />
      </BarSheet>
      <BasisLine shop={shop} comparison={shown} names={names} mayAsk={mayAsk} words={words} />
    </div>
  );
}
