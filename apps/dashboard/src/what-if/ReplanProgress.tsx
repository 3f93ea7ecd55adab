import { Button, Progress } from "@mantine/core";
import type { Desk } from "../desk/desk.ts";
import { useDeskProgress } from "../desk/useDesk.ts";
import type { Replanning } from "./useReplan.ts";

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
  const percent = total > 0 ? Math.min(100, (100 * done) / total) : 0;
  return (
    <div className="replan-progress">
      <span role="status">{label}</span>
      <Progress value={percent} aria-label="Progress of the change" />
      <Button variant="default" size="compact-sm" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  );
}
