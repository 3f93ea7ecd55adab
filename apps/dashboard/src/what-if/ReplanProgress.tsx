import { Button, Progress } from "@mantine/core";
import type { Replanning } from "./useReplan.ts";

/** How far the recomputation is, and the way to end it. */
export function ReplanProgress({
  replanning,
  onCancel,
}: {
  readonly replanning: Replanning;
  readonly onCancel: () => void;
}) {
  if (replanning.state === "idle") return null;
  if (replanning.state === "failed")
    return (
      <p role="alert" className="short">
        The change could not be worked out: {replanning.reason}
      </p>
    );
  const { done, total, label } = replanning;
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
