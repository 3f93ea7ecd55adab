import { Button } from "@mantine/core";
import type { DecidedRequest, NewDeadlineDecision, Plan } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePlanVersion } from "../../api/usePlanVersion.ts";
import { Problem } from "../../sign-in/Problem.tsx";
import { meQuestion } from "../../sign-in/questions.ts";
import type { Words } from "../../words/words.ts";
import type { InboxItem, Standing } from "./inbox-items.ts";
import { AcceptForm, DeclineForm, RemindForm } from "./DecideForms.tsx";
import { FollowRequest } from "./FollowRequest.tsx";
import { draftsQuestion } from "./decided-question.ts";
import { unsentOfPeriod } from "./request-draft.ts";
import type { SendOutcome } from "./RequestFirst.tsx";
import { RequestFirst } from "./RequestFirst.tsx";
import type { Said } from "./said.ts";
import { useDeciding } from "./useDeciding.ts";

const ACTIONS = ["accept", "decline", "remind"] as const;
/** What need not be said again. */
const DONE: Readonly<Partial<Record<Standing, (typeof ACTIONS)[number]>>> = { accepted: "accept", declined: "decline" };

/** Accept, decline or be reminded: one form at a time. Seats that are to be reserved or ordered are asked for first. */
export function Deciding(props: {
  readonly plan: Plan;
  readonly item: InboxItem;
  readonly request: DecidedRequest | null;
  readonly nowMs: number;
  readonly words: Words;
}) {
  const { plan, item, request, nowMs, words } = props;
  const [open, setOpen] = useState<(typeof ACTIONS)[number] | null>(null);
  const planVersion = usePlanVersion(plan.shop.id);
  const me = useQuery(meQuestion);
  const drafts = useQuery({ ...draftsQuestion(plan.shop.id), retry: false });
  const [sent, setSent] = useState<SendOutcome | null>(null);
  const deciding = useDeciding(plan.shop.id, nowMs);
  if (me.data !== undefined && !me.data.roles.some((role) => role === "owner" || role === "planner"))
    return <p className="note">{words.say("decisions.decide.not-allowed")}</p>;
  const decide = async (said: Said): Promise<void> => {
    const { kind, subject, at } = item.deadline;
    const of = { kind, subject, at, planVersion: planVersion ?? 0, lastSeen: item.last?.number ?? null };
    const whole: NewDeadlineDecision = { ...said, ...of };
    setOpen(null);
    await deciding.mutateAsync(whole).catch(() => undefined);
  };
  const asksPartner = item.deadline.kind === "reserve" || item.deadline.kind === "order";
  const form = { words, onSaid: (said: Said) => void decide(said) };
  const period = plan.decisions?.periods.find(({ id }) => id === item.period);
  const unsent = asksPartner && period !== undefined ? unsentOfPeriod(plan, period, drafts.data ?? []) : [];
  return (
    <div className="deciding">
      <div className="deciding-buttons" role="group" aria-label={words.say("decisions.decide.group")}>
        {ACTIONS.filter((action) => action !== DONE[item.standing]).map((action) => (
          <Button
            key={action}
            size="compact-sm"
            variant={action === "accept" ? "filled" : "default"}
            color="cyan.9"
            aria-expanded={open === action}
            disabled={deciding.isPending || planVersion === null}
            onClick={() => {
              setOpen(open === action ? null : action);
            }}
          >
            {words.say(`decisions.decide.${action}`)}
          </Button>
        ))}
        {deciding.isPending ? <span role="status">{words.say("decisions.decide.saving")}</span> : null}
      </div>
      <Problem error={deciding.error} />
      {unsent.length === 0 ? null : (
        <p className="warning">
          {words.say("decisions.decide.unsent", { ids: words.list(unsent.map(({ id }) => id)) })}
        </p>
      )}
      {sent === null ? null : <Outcome outcome={sent} words={words} />}
      {deciding.error === null ? null : <p className="note">{words.say("decisions.decide.taken-back")}</p>}
      {open === "accept" && asksPartner && request === null ? (
        <RequestFirst
          plan={plan}
          item={item}
          unsent={unsent}
          onSent={(said, outcome) => {
            setSent(outcome);
            form.onSaid(said);
          }}
          words={words}
        />
      ) : null}
      {open === "accept" && !(asksPartner && request === null) ? <AcceptForm {...form} /> : null}
      {open === "decline" ? <DeclineForm {...form} /> : null}
      {open === "remind" ? <RemindForm {...form} plan={plan} item={item} nowMs={nowMs} /> : null}
      {item.deadline.kind === "confirm" && request?.state === "reserved" ? (
        <FollowRequest shop={plan.shop.id} request={request} words={words} />
      ) : null}
    </div>
  );
}

/** What a request that was sent still waits for, and what its partner does not see. */
function Outcome({ outcome: { approval, caveat }, words }: { readonly outcome: SendOutcome; readonly words: Words }) {
  if (approval === null && caveat === null) return null;
  return (
    <div className="warning" role="status">
      {approval === null ? null : <p>{words.say("decisions.decide.waits-approval", { number: String(approval) })}</p>}
      {caveat === null ? null : <p lang="en">{caveat}</p>}
    </div>
  );
}
