import { Button, Progress } from "@mantine/core";
import type { ReactNode } from "react";
import { useSay } from "../languages/ReaderProvider.tsx";

/** How far some work is, and the way to end it. @param name what it is the progress of, for those who do not see it */
export function WorkProgress(props: {
  readonly done: number;
  readonly total: number;
  readonly label: ReactNode;
  readonly name: string;
  readonly onCancel: () => void;
}) {
  const { done, total, label, name, onCancel } = props;
  const say = useSay();
  const percent = total > 0 ? Math.min(100, (100 * done) / total) : 0;
  return (
    <div className="replan-progress">
      <span role="status">{label}</span>
      <Progress value={percent} aria-label={name} />
      <Button variant="default" size="compact-sm" onClick={onCancel}>
        {say("what-if.cancel")}
      </Button>
    </div>
  );
}
