import type { DifferingFigure, StoredComparison } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";

/** How a figure's owner is called: a column or a driver. */
type NameOf = (id: string) => string;

interface Props {
  readonly title: string;
  readonly differs: readonly DifferingFigure[];
  readonly nameOf: NameOf;
  readonly words: Words;
}

/** Figures that came out otherwise, each with both values. */
export function DifferingFigures({ title, differs, nameOf, words }: Props) {
  const { say } = words;
  const value = (figure: number | null): string => (figure === null ? "–" : words.price(figure));
  return (
    <details className="trouble" open={differs.length <= MOST_OPEN}>
      <summary>
        <strong>{title}</strong>
      </summary>
      <ul>
        {differs.map(({ scenario, figure, before, now }) => (
          <li key={`${scenario} ${figure}`}>
            {nameOf(scenario)}, {say("finance.figure-named", { figure })}:{" "}
            {say("finance.before-now", { before: value(before), now: value(now) })}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A longer list is opened by whoever wants it. */
const MOST_OPEN = 12;

/** Whether figures are as they were published, and what has changed since. */
export function SincePublished(props: {
  readonly since: NonNullable<StoredComparison["sincePublished"]>;
  readonly nameOf: NameOf;
  readonly words: Words;
}) {
  const { since, nameOf, words } = props;
  const { of, publishedAs, changed, differs } = since;
  const { say } = words;
  const which = { number: String(of), version: String(publishedAs) };
  return (
    <>
      {differs.length === 0 ? (
        <p className="note">{say("finance.since-published-same", which)}</p>
      ) : (
        <DifferingFigures
          title={say("finance.since-published-differs", { ...which, count: differs.length })}
          differs={differs}
          nameOf={nameOf}
          words={words}
        />
      )}
      {changed.length === 0 ? null : (
        <p className="note">
          {changed
            .map(({ part, scenario, before, now }) =>
              say("finance.changed-basis", {
                ...{ part, scenario: scenario === null ? "" : nameOf(scenario) },
                before: part === "data" ? shortVersion(before) : before,
                now: part === "data" ? shortVersion(now) : now,
              }),
            )
            .join(" ")}
        </p>
      )}
    </>
  );
}

const SHORT_HASH = 12;

/** The hash at the end of a version of data, as far as people tell two of them apart by it. */
export function shortVersion(version: string): string {
  return (version.split(" ").at(-1) ?? version).slice(0, SHORT_HASH);
}
