import { useQuery } from "@tanstack/react-query";
import { Trouble } from "../../data/Trouble.tsx";
import { Section, Sheet } from "../../shell/Section.tsx";
import { PageOutline } from "../../states/States.tsx";
import type { PartProps } from "../part-props.ts";
import { seatsQuestion } from "../partners-questions.ts";
import { OwnTasks } from "./OwnTasks.tsx";
import { ownTasks, readinessSentences, taskSaid, unusableSeats } from "./readiness-rows.ts";

/** Which seats can be used, what the client has to do for the others, and what the partners have to. */
export function ReadinessPart(props: PartProps) {
  const { agreements, words } = props;
  return (
    <Section id="partners-readiness" question={words.say("partners.question-readiness")}>
      <div className="stack">
        {agreements.map(({ agreement }) => (
          <SeatsOf key={agreement} agreement={agreement} {...props} />
        ))}
      </div>
    </Section>
  );
}

function SeatsOf(props: PartProps & { readonly agreement: string }) {
  const { shop, agreement, names, words } = props;
  const { say } = words;
  const { data, error } = useQuery(seatsQuestion(shop, agreement));
  const partner = names.agreement(agreement);
  if (data === undefined) return error === null ? <PageOutline /> : <Trouble error={error} />;
  const theirs = data.tasks.filter(({ side }) => side === "partner");
  const unusable = unusableSeats(data, words);
  return (
    <Sheet
      title={partner}
      note={say("partners.seat-terms", {
        training: words.hours(data.terms.trainingDays),
        access: words.hours(data.terms.accessDays),
        refresher: data.terms.refresherDays === null ? "none" : words.hours(data.terms.refresherDays),
      })}
    >
      <div className="partners-said">
        {readinessSentences(data, partner, words).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {data.seats.length === 0 ? null : <OwnTasks tasks={ownTasks(data.tasks)} readiness={data} {...props} />}
      {theirs.length === 0 ? null : (
        <>
          <h4 className="partners-subhead">{say("partners.their-tasks", { partner })}</h4>
          <ul className="partners-list">
            {theirs.map((task) => (
              <li key={`${task.seat} ${task.what}`}>
                <strong>{task.seat}</strong>{" "}
                <span className={task.isLate ? "partners-off" : undefined}>{taskSaid(task, words)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {unusable.length === 0 ? null : (
        <details className="more partners-fold">
          <summary>{say("partners.unusable", { count: unusable.length })}</summary>
          <ul>
            {unusable.map(({ seat, why }) => (
              <li key={seat}>
                <strong>{seat}</strong> {why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  );
}
