import type { PlanFigures } from "@springtide/contracts";
import { useMemo } from "react";
import { Sheet } from "../shell/Section.tsx";
import type { ComparisonLine } from "../what-if/comparison.ts";
import type { Words } from "../words/words.ts";
import { changedLines, changesInWords } from "./plan-changes.ts";

/** What the newest plan says otherwise than the plan before it. @param madeOn when that one was made, written */
export function ChangesSheet(props: {
  readonly now: PlanFigures;
  readonly before: PlanFigures | null;
  readonly madeOn: string;
  readonly words: Words;
}) {
  const { now, before, madeOn, words } = props;
  const { say } = words;
  const lines = useMemo(() => (before === null ? [] : changedLines(before, now, words)), [before, now, words]);
  if (before === null) return <p className="note changes-first">{say("changes.first")}</p>;
  return (
    <Sheet title={say("changes.title")} note={changesInWords(before, now, madeOn, words)} className="changes">
      {lines.length === 0 ? null : (
        <dl className="model-figures">
          {lines.map((line) => (
            <Change key={line.name} line={line} words={words} />
          ))}
        </dl>
      )}
    </Sheet>
  );
}

function Change({ line, words }: { readonly line: ComparisonLine; readonly words: Words }) {
  const { name, before, after, change, better } = line;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className="before">{before}</span> <span aria-hidden="true">→</span>{" "}
        <span className="hidden-visually">{words.say("changes.to")}</span> <strong>{after}</strong>{" "}
        <span className={better === null ? "note" : better ? "better" : "worse"}>{change}</span>
      </dd>
    </div>
  );
}
