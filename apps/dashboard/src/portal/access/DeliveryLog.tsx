import { useState } from "react";
import { useAnswer } from "../answers/useAnswer.ts";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { deliveriesQuestion } from "./access-api.ts";

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What was sent to a webhook and what it answered, the newest first. */
export function DeliveryLog({ subscription }: { readonly subscription: string }) {
  const { say } = usePortalWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>{say("portal.webhooks.log")}</summary>
      {isOpen ? <Log subscription={subscription} /> : null}
    </details>
  );
}

function Log({ subscription }: { readonly subscription: string }) {
  const words = usePortalWords();
  const { say } = words;
  const question = deliveriesQuestion(subscription);
  const { data, error } = useAnswer(question);
  if (data === null) return <ProblemNote error={error} />;
  return (
    <>
      <button
        type="button"
        className="quiet"
        onClick={() => {
          void question.ask();
        }}
      >
        {say("portal.webhooks.look-again")}
      </button>
      {data.deliveries.length === 0 ? <p className="note">{say("portal.webhooks.no-deliveries")}</p> : null}
      <ul className="rows">
        {data.deliveries.map((delivery) => (
          <li key={delivery.id}>
            <code>{delivery.type}</code>{" "}
            <span className="state">{say(`portal.webhooks.delivery.${delivery.state}`)}</span>
            <p className="note">
              {say(delivery.answerStatus === null ? "portal.webhooks.attempts-none" : "portal.webhooks.attempts", {
                moment: words.moment(delivery.triedAt ?? delivery.madeAt, ZONE),
                count: delivery.attempts,
                status: delivery.answerStatus ?? "",
              })}{" "}
              {delivery.failure === null ? null : say(`portal.webhooks.failure.${delivery.failure}`)}{" "}
              {delivery.nextAt === null || delivery.attempts === 0
                ? null
                : say("portal.webhooks.next", { moment: words.moment(delivery.nextAt, ZONE) })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
