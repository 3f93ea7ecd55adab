import { useQuery } from "@tanstack/react-query";
import type { WebhookDeliveryPage } from "@springtide/contracts";
import { momentSaid } from "../../data/moment.ts";
import { Trouble } from "../../data/Trouble.tsx";
import { inEnglish } from "../../languages/in-english.tsx";
import { useSpeaking } from "../../languages/ReaderProvider.tsx";
import type { Words } from "../../words/words.ts";
import { eventInWords } from "./event-names.ts";
import { deliveriesQuestion } from "./telling-questions.ts";

const SHOWN = 8;

type Delivery = WebhookDeliveryPage["deliveries"][number];

/** What an address was sent last, and what it said to it. */
export function HookLog({ subscription, words }: { readonly subscription: string; readonly words: Words }) {
  const { data, error } = useQuery(deliveriesQuestion(subscription));
  if (error !== null) return <Trouble error={error} />;
  if (data === undefined) return null;
  if (data.deliveries.length === 0) return <p className="note">{words.say("settings.hook-nothing-sent")}</p>;
  return (
    <ol className="hook-log" role="log" aria-label={words.say("settings.hook-log")}>
      {data.deliveries.slice(0, SHOWN).map((delivery) => (
        <li key={delivery.id}>
          <span>{eventInWords(delivery.type, words)}</span> <Answer delivery={delivery} words={words} />
        </li>
      ))}
    </ol>
  );
}

function Answer({ delivery, words }: { readonly delivery: Delivery; readonly words: Words }) {
  const { sayMarked } = useSpeaking();
  const { state, madeAt, triedAt, nextAt, attempts, answerStatus, lastError } = delivery;
  if (state === "delivered")
    return (
      <span className="note">
        {words.say("settings.hook-delivered", {
          moment: momentSaid(triedAt ?? madeAt, words),
          status: answerStatus === null ? "none" : String(answerStatus),
        })}
      </span>
    );
  if (attempts === 0) return <span className="note">{words.say("settings.hook-waiting")}</span>;
  return (
    <span className="note">
      <strong className="short">{words.say("settings.hook-failed", { count: attempts })}</strong>{" "}
      {lastError === null ? null : sayMarked("settings.hook-said", { reason: lastError, en: inEnglish })}{" "}
      {state === "failed" || nextAt === null
        ? words.say("settings.hook-given-up")
        : words.say("settings.hook-again", { moment: momentSaid(nextAt, words) })}
    </span>
  );
}
