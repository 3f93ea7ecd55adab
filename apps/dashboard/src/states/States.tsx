import { Button, Code, Progress, Skeleton } from "@mantine/core";
import { ApiProblem } from "@springtide/client";
import { useSay } from "../languages/ReaderProvider.tsx";

/** A problem with what was found, the rule and the remedy, and the way to try again. */
export function ProblemNotice({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const say = useSay();
  const problem = error instanceof ApiProblem ? error.problem : null;
  return (
    <div className="sheet state" role="alert">
      <h2>{problem?.title ?? say("states.went-wrong")}</h2>
      <p>{problem?.detail ?? error.message}</p>
      {problem === null || problem.errors.length === 0 ? null : (
        <ul>
          {problem.errors.map(({ found, rule, remedy, place }, i) => (
            <li key={i}>
              {place.file === undefined ? null : <Code>{[place.file, place.row].filter(Boolean).join(":")}</Code>}{" "}
              <span lang="en">
                Found {found}, but {rule}. <strong>{remedy}</strong>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Button color="cyan.9" onClick={onRetry}>
        {say("states.try-again")}
      </Button>
    </div>
  );
}

/** A plan that is being computed: how far it is, and what it is at. */
export function PlanUnderWay({
  done,
  total,
  label,
}: {
  readonly done: number;
  readonly total: number;
  readonly label: string;
}) {
  const say = useSay();
  const percent = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0;
  return (
    <div className="sheet state">
      <h2>{say("states.under-way")}</h2>
      <p role="status">
        {label} <span className="figure-small">{percent}%</span>
      </p>
      <Progress value={percent} aria-label={say("states.progress")} size="lg" />
      <p className="note">{say("states.opens-by-itself")}</p>
    </div>
  );
}

/** A plan that could not be made, and why. */
export function PlanFailed({ reason, onRetry }: { readonly reason: string; readonly onRetry: () => void }) {
  const say = useSay();
  return (
    <div className="sheet state" role="alert">
      <h2>{say("states.no-plan")}</h2>
      <p>{reason}</p>
      <p className="note">{say("states.mend-and-import")}</p>
      <Button color="cyan.9" onClick={onRetry}>
        {say("states.look-again")}
      </Button>
    </div>
  );
}

/** A shop of which nothing was counted yet. */
export function NoHistory() {
  const say = useSay();
  return (
    <div className="sheet state">
      <h2>{say("states.no-history")}</h2>
      <p>{say("states.no-history-why")}</p>
    </div>
  );
}

/** The page's outline while the first answer is on its way. */
export function PageOutline() {
  const say = useSay();
  return (
    <div aria-busy="true">
      <p role="status" className="hidden-visually">
        {say("states.loading")}
      </p>
      <Skeleton height={28} width="40%" mb="lg" />
      <Skeleton height={150} mb="md" />
      <Skeleton height={300} mb="md" />
      <Skeleton height={280} />
    </div>
  );
}
