import { Button } from "@mantine/core";
import type { CommitmentRequest, Plan } from "@springtide/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "../../sign-in/Problem.tsx";
import { useDoing } from "../../sign-in/useDoing.ts";
import type { Words } from "../../words/words.ts";
import { AcceptForm } from "./DecideForms.tsx";
import { draftsQuestion } from "./decided-question.ts";
import { decisionApi } from "./decision-api.ts";
import type { InboxItem } from "./inbox-items.ts";
import { draftFigures, requestOfPeriod } from "./request-draft.ts";
import type { Said } from "./said.ts";

/** What else is to be known of a request that was sent: whose approval it waits for, and whether its partner can see it. */
export interface SendOutcome {
  readonly approval: number | null;
  readonly caveat: string | null;
}

/** Accepting seats of a partner: the request is written, shown, and sent; only then is it accepted. */
export function RequestFirst(props: {
  readonly plan: Plan;
  readonly item: InboxItem;
  /** Requests for these days that are written and not sent, the newest first. */
  readonly unsent: readonly CommitmentRequest[];
  readonly onSent: (said: Said, outcome: SendOutcome) => void;
  readonly words: Words;
}) {
  const { plan, item, unsent, onSent, words } = props;
  const client = useQueryClient();
  const [draft, setDraft] = useState<CommitmentRequest | null>(unsent[0] ?? null);
  const [withoutRequest, setWithout] = useState(false);
  const { isUnderWay, problem, run } = useDoing();
  const period = plan.decisions?.periods.find(({ id }) => id === item.period);
  if (period === undefined || withoutRequest) {
    const accept = (said: Said): void => {
      onSent(said, { approval: null, caveat: null });
    };
    return <AcceptForm onSaid={accept} words={words} />;
  }
  return (
    <div className="deciding-form">
      {draft === null ? (
        <p>{words.say("decisions.decide.request-first")}</p>
      ) : (
        <DraftShown draft={draft} ledger={period.expected.ledger} words={words} />
      )}
      <Problem error={problem} />
      <div className="deciding-buttons">
        <Button
          size="compact-sm"
          color="cyan.9"
          loading={isUnderWay}
          onClick={() => {
            run(async () => {
              if (draft === null) setDraft(await decisionApi.makeCommitment({ body: requestOfPeriod(plan, period) }));
              else {
                const { value } = await decisionApi.actOnCommitment({
                  params: { request: draft.id },
                  body: { action: "send" },
                  ifMatch: `"${String(draft.revision)}"`,
                });
                onSent({ action: "accept", reason: null, request: draft.id }, value);
              }
              await client.invalidateQueries({ queryKey: draftsQuestion(plan.shop.id).queryKey });
            });
          }}
        >
          {draft === null
            ? words.say("decisions.decide.write-request", { kind: item.deadline.kind })
            : words.say("decisions.decide.send-request")}
        </Button>
        {draft !== null ? null : (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setWithout(true);
            }}
          >
            {words.say("decisions.decide.without-request")}
          </Button>
        )}
      </div>
    </div>
  );
}

function DraftShown(props: { readonly draft: CommitmentRequest; readonly ledger: number; readonly words: Words }) {
  const { draft, ledger, words } = props;
  const { lines, mostPositions, positionHours } = draftFigures(draft);
  return (
    <div role="status">
      <h4>{words.say("decisions.decide.draft-title", { id: draft.id, partner: draft.partnerName })}</h4>
      <p>
        {words.say("decisions.decide.draft", {
          lines,
          most: mostPositions,
          hours: words.hours(positionHours),
          cost: words.money(ledger),
        })}
      </p>
    </div>
  );
}
