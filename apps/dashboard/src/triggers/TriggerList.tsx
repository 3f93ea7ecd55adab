import { civilDay } from "@springtide/calendar";
import type { ReactNode } from "react";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { firingsOf } from "./firings.ts";
import { nextDates, nextInWords } from "./next-dates.ts";

/** The causes of a shop, each with its next date and how often it fired. */
export function TriggerList(props: {
  readonly index: PlanIndex;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly words: Words;
  readonly children: ReactNode;
}) {
  const { index, chosen, onChoose, words, children } = props;
  const { say } = words;
  const { plan } = index;
  return (
    <Sheet title={say("triggers.list")} aside={children} className="triggers-list">
      <ul>
        {plan.shop.triggers.map(({ id, name, kind }) => (
          <li key={id}>
            <button
              type="button"
              className="trigger-entry"
              aria-pressed={id === chosen}
              onClick={() => {
                onChoose(id);
              }}
            >
              <span className="trigger-entry-name">{name}</span>
              <span className="trigger-entry-kind">{say(`triggers.kind-${kind}`)}</span>
              {standing(index, id, words).map((line) => (
                <span key={line} className="note">
                  {line}
                </span>
              ))}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** What is most wanted of a cause, in one sentence or two. */
function standing({ plan }: PlanIndex, id: string, words: Words): string[] {
  const { say } = words;
  const known = plan.triggers.find((trigger) => trigger.id === id);
  if (known === undefined) return [say("triggers.left-out")];
  const next = nextDates(known.nextOnsets);
  const [first] = next ?? [];
  if (next === null) return [say("triggers.follows-days")];
  const fired = say("triggers.fired-count", {
    count: firingsOf(known.pastOnsets, civilDay(plan.history.firstDay)).length,
  });
  return [first === undefined ? say("triggers.no-next") : nextInWords(first, words), fired];
}
