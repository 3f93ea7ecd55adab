import { civilDay } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

/** What the plan itself says should be known when it is read, and where it comes from. */
export function Caveats({ plan, words }: { readonly plan: Plan; readonly words: Words }) {
  const { say } = words;
  const ofQueues = plan.forecasts.flatMap(({ queue, caveats }) => {
    const name = plan.shop.queues.find(({ id }) => id === queue)?.name ?? queue;
    return caveats.map((caveat) => `${name}: ${caveat}`);
  });
  const caveats = [...plan.caveats, ...ofQueues];
  return (
    <footer className="caveats">
      {caveats.length === 0 ? null : (
        <details>
          <summary>
            <h2>{say("shell.good-to-know")}</h2>{" "}
            <span className="note">{say("shell.remarks", { count: caveats.length })}</span>
          </summary>
          <ul>
            {caveats.map((caveat) => (
              <li key={caveat} lang="en">
                {caveat}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p>
        {say("shell.planned-from", {
          from: words.dayInFull(civilDay(plan.history.firstDay)),
          to: words.dayInFull(civilDay(plan.history.lastDay)),
          seed: String(plan.seed),
          software: plan.software,
        })}
      </p>
    </footer>
  );
}
