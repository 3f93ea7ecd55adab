import type { Desk } from "../desk/desk.ts";
import { UnderWay } from "../desk/UnderWay.tsx";
import { useDeskProgress } from "../desk/useDesk.ts";
import { inEnglish } from "../languages/in-english.tsx";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import type { Replanning } from "./useReplan.ts";
import { WorkProgress } from "./WorkProgress.tsx";

/** How far the recomputation is, and the way to end it. */
export function ReplanProgress({
  desk,
  replanning,
  onCancel,
}: {
  readonly desk: Desk;
  readonly replanning: Replanning;
  readonly onCancel: () => void;
}) {
  const { say, sayMarked } = useSpeaking();
  const progress = useDeskProgress(desk);
  if (replanning.state === "idle") return null;
  if (replanning.state === "failed")
    return (
      <p role="alert" className="short">
        {sayMarked("what-if.failed", { reason: replanning.reason, en: inEnglish })}
      </p>
    );
  const mine = progress?.kind === "change" ? progress : null;
  return (
    <WorkProgress
      done={mine?.done ?? 0}
      total={mine?.total ?? 1}
      label={<UnderWay progress={mine} />}
      name={say("what-if.progress")}
      onCancel={onCancel}
    />
  );
}
