import type { WebhookEventKind, WebhookSubscriptionView } from "@springtide/contracts";
import { useState } from "react";
import { useAnswer } from "../answers/useAnswer.ts";
import { useDoing } from "../answers/useDoing.ts";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { accessApi, deliveriesQuestion, webhooksQuestion } from "./access-api.ts";
import { DeliveryLog } from "./DeliveryLog.tsx";
import { ShownOnce } from "./ShownOnce.tsx";

const EVENTS = ["request.sent", "commitment.changed"] as const satisfies readonly WebhookEventKind[];

/** Most receivers have answered a test by then; who has not is looked up again by hand. */
const ANSWERED_BY_MS = 2_500;

/** Systems of the partner that are told of what happens: set up, tried out, paused. */
export function WebhooksPart() {
  const { say } = usePortalWords();
  const { data, error } = useAnswer(webhooksQuestion);
  const [url, setUrl] = useState("");
  const [secret, setSecret] = useState<string | null>(null);
  const { isUnderWay, problem, run } = useDoing();
  return (
    <section className="sheet" aria-labelledby="webhooks-title">
      <h2 id="webhooks-title">{say("portal.webhooks.title")}</h2>
      <p className="note">{say("portal.webhooks.note")}</p>
      <ProblemNote error={error} />
      <ul className="rows">
        {data?.webhooks.map((webhook) => (
          <Webhook key={webhook.id} webhook={webhook} onSecret={setSecret} />
        ))}
      </ul>
      {secret === null ? null : <ShownOnce text={secret} isOutOfReach={false} />}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          run(async () => {
            const made = await accessApi.makeWebhook({ body: { url, events: [...EVENTS] } });
            setSecret(made.secret);
            setUrl("");
            await webhooksQuestion.ask();
          });
        }}
      >
        <label>
          <span>{say("portal.webhooks.address")}</span>
          <input
            type="url"
            required
            inputMode="url"
            value={url}
            onChange={({ currentTarget }) => {
              setUrl(currentTarget.value);
            }}
          />
        </label>
        <ProblemNote error={problem} />
        <div className="actions">
          <button type="submit" disabled={isUnderWay}>
            {say("portal.webhooks.make")}
          </button>
        </div>
      </form>
    </section>
  );
}

function Webhook(props: { readonly webhook: WebhookSubscriptionView; readonly onSecret: (secret: string) => void }) {
  const { webhook, onSecret } = props;
  const { say } = usePortalWords();
  const { isUnderWay, problem, run } = useDoing();
  const [isTested, setTested] = useState(false);
  const params = { subscription: webhook.id };
  const button = (label: string, work: () => Promise<void>) => (
    <button
      type="button"
      disabled={isUnderWay}
      onClick={() => {
        run(work);
      }}
    >
      {label}
    </button>
  );
  return (
    <li>
      <p className="address">
        <strong>{webhook.url}</strong> <span className="state">{say(`portal.webhooks.state.${webhook.state}`)}</span>
      </p>
      <ProblemNote error={problem} />
      <p role="status">{isTested ? say("portal.webhooks.tested") : ""}</p>
      <div className="actions">
        {button(say("portal.webhooks.test"), async () => {
          await accessApi.testWebhook({ params });
          setTested(true);
          const { ask } = deliveriesQuestion(webhook.id);
          await ask();
          window.setTimeout(() => void ask(), ANSWERED_BY_MS);
        })}
        {button(say(webhook.state === "active" ? "portal.webhooks.pause" : "portal.webhooks.resume"), async () => {
          const state = webhook.state === "active" ? "paused" : "active";
          await accessApi.changeWebhook({ params, body: { state } });
          await webhooksQuestion.ask();
        })}
        {button(say("portal.webhooks.new-secret"), async () => {
          onSecret((await accessApi.rotateWebhookSecret({ params })).secret);
        })}
        {button(say("portal.webhooks.remove"), async () => {
          await accessApi.deleteWebhook({ params });
          await webhooksQuestion.ask();
        })}
      </div>
      <DeliveryLog subscription={webhook.id} />
    </li>
  );
}
