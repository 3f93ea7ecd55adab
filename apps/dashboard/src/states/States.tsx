import { Button, Code, Progress, Skeleton } from "@mantine/core";
import { ApiProblem } from "@springtide/client";

/** A problem with what was found, the rule and the remedy, and the way to try again. */
export function ProblemNotice({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const problem = error instanceof ApiProblem ? error.problem : null;
  return (
    <div className="sheet state" role="alert">
      <h2>{problem?.title ?? "Something went wrong on this page"}</h2>
      <p>{problem?.detail ?? error.message}</p>
      {problem === null || problem.errors.length === 0 ? null : (
        <ul>
          {problem.errors.map(({ found, rule, remedy, place }, i) => (
            <li key={i}>
              {place.file === undefined ? null : <Code>{[place.file, place.row].filter(Boolean).join(":")}</Code>} Found{" "}
              {found}, but {rule}. <strong>{remedy}</strong>
            </li>
          ))}
        </ul>
      )}
      <Button color="cyan.9" onClick={onRetry}>
        Try again
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
  const percent = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0;
  return (
    <div className="sheet state">
      <h2>The plan is being worked out</h2>
      <p role="status">
        {label} <span className="figure-small">{percent}%</span>
      </p>
      <Progress value={percent} aria-label="Progress of the plan" size="lg" />
      <p className="note">The page opens the season by itself when it is ready.</p>
    </div>
  );
}

/** A plan that could not be made, and why. */
export function PlanFailed({ reason, onRetry }: { readonly reason: string; readonly onRetry: () => void }) {
  return (
    <div className="sheet state" role="alert">
      <h2>There is no plan for this shop</h2>
      <p>{reason}</p>
      <p className="note">Mend what is named in the shop&apos;s folder, import it again, then look again here.</p>
      <Button color="cyan.9" onClick={onRetry}>
        Look again
      </Button>
    </div>
  );
}

/** No shop is stored. */
export function NoShops() {
  return (
    <div className="sheet state">
      <h2>No shop yet</h2>
      <p>Springtide plans a season from a shop description, a contact export and, if there is one, a weather file:</p>
      <p>
        <Code block>npx springtide import shop.yaml --contacts contacts.csv --weather weather.csv</Code>
      </p>
      <p className="note">
        Stop the server, run this in the checkout, start the server again. Started on an empty data folder,{" "}
        <Code>npm start</Code> loads three demo shops.
      </p>
    </div>
  );
}

/** The page's outline while the first answer is on its way. */
export function PageOutline() {
  return (
    <div aria-busy="true">
      <p role="status" className="hidden-visually">
        Loading the season
      </p>
      <Skeleton height={28} width="40%" mb="lg" />
      <Skeleton height={150} mb="md" />
      <Skeleton height={300} mb="md" />
      <Skeleton height={280} />
    </div>
  );
}
