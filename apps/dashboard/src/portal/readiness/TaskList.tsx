import type { SeatTask } from "@springtide/contracts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";

/** What has to be done so that seats are usable when they are asked for; one's own first in the order of days. */
export function TaskList({ tasks }: { readonly tasks: readonly SeatTask[] }) {
  const words = usePortalWords();
  const { say } = words;
  const day = (iso: string): string => words.day(`${iso}T12:00:00Z`, "UTC");
  return (
    <section className="sheet" aria-labelledby="tasks-title">
      <h2 id="tasks-title">{say("portal.tasks.title")}</h2>
      {tasks.length === 0 ? <p>{say("portal.tasks.none")}</p> : null}
      <ul className="rows">
        {tasks.map((task) => (
          <li key={`${task.seat} ${task.what}`}>
            <strong>{task.seat}</strong> {say(`portal.lack.${task.what}`)}{" "}
            <span className="state">{say(`portal.tasks.side.${task.side}`)}</span>
            <p className={task.isLate ? "late" : "note"}>
              {say(task.isLate ? "portal.tasks.late" : "portal.tasks.by", {
                begin: day(task.beginBy),
                done: day(task.doneBy),
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
