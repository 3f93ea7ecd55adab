import type { Plan } from "@springtide/contracts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";

/** Windows that the plan itself recommends to open, as its decisions have them. */
export function PlannedWindows({ plan, words }: { readonly plan: Plan; readonly words: Words }) {
  const { say } = words;
  const known = (plan.decisions?.deadlines ?? []).filter(({ kind }) => kind === "open-longer");
  if (known.length === 0) return null;
  return (
    <Sheet title={say("hours.planned")}>
      <ul className="hours-planned">
        {known.map(({ at, zone, subject, words: told, costIfDone, costIfNot }) => (
          <li key={`${subject} ${at}`}>
            <p lang="en">{told}</p>
            <p className="note">
              {say("hours.planned-by", {
                when: new Intl.DateTimeFormat(words.locale, {
                  dateStyle: "medium",
                  timeStyle: "short",
                  timeZone: zone,
                }).format(new Date(at)),
              })}
            </p>
            {costIfDone === null || costIfNot === null ? null : (
              <p className="note">
                {say("hours.planned-cost", { done: words.money(costIfDone), not: words.money(costIfNot) })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
