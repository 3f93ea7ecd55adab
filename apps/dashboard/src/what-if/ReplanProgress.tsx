import type { Desk } from "../desk/desk.ts";
import { useDeskProgress } from "../desk/useDesk.ts";
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
  const progress = useDeskProgress(desk);
  if (replanning.state === "idle") return null;
  if (replanning.state === "failed")
    return (
      <p role="alert" className="short">
        The change could not be worked out: {replanning.reason}
      </p>
    );
  const { done, total, label } = progress?.kind === "change" ? progress : { done: 0, total: 1, label: "Starting" };
  return <WorkProgress done={done} total={total} label={label} name="Progress of the change" onCancel={onCancel} />;
}
