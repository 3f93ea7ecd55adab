import { Button, TextInput } from "@mantine/core";
import type { CommitmentRequest } from "@springtide/contracts";
import { useState } from "react";
import { foundAt, TroubleBeside } from "../../data/found-at.tsx";
import type { Words } from "../../words/words.ts";
import type { ReasonedAct } from "./request-groups.ts";
import { actsOn } from "./request-groups.ts";
import { actionsOf, reasonedAction, useActing } from "./useActing.ts";

/** What can be done with a request as it stands. */
export function ActBar({ request, words }: { readonly request: CommitmentRequest; readonly words: Words }) {
  const { say } = words;
  const { act, outcome, isUnderWay, problem } = useActing(request);
  const [asked, ask] = useState<ReasonedAct | null>(null);
  const { acts, reasoned } = actsOn(request);
  const reason = reasoned.find((one) => one === asked);
  if (acts.length === 0 && reasoned.length === 0 && outcome === null && problem === null) return null;
  return (
    <div className="partners-acts">
      {acts.map((one) => (
        <Button
          key={one}
          size="compact-sm"
          color="cyan.9"
          loading={isUnderWay}
          aria-label={say("partners.act-on", { act: say(`partners.act-${one}`), id: request.id })}
          onClick={() => {
            act(actionsOf(one, request));
          }}
        >
          {say(`partners.act-${one}`)}
        </Button>
      ))}
      {reasoned.map((one) => (
        <Button
          key={one}
          size="compact-sm"
          variant="default"
          aria-expanded={asked === one}
          aria-label={say("partners.act-on", { act: say(`partners.act-${one}`), id: request.id })}
          onClick={() => {
            ask(asked === one ? null : one);
          }}
        >
          {say(`partners.act-${one}`)}
        </Button>
      ))}
      {reason === undefined ? null : (
        <ReasonForm
          key={reason}
          label={say(`partners.why-${reason}`)}
          send={say(`partners.act-${reason}`)}
          isUnderWay={isUnderWay}
          error={problem}
          onReason={(why) => {
            act([reasonedAction(reason, why, request)], () => {
              ask(null);
            });
          }}
        />
      )}
      <div className="partners-wide">
        <TroubleBeside error={problem} fields={reason === undefined ? [] : ["/reason"]} />
        {outcome?.approval == null ? null : (
          <p role="status" className="warning">
            {say("partners.waits-approval", { number: String(outcome.approval) })}
          </p>
        )}
        {outcome?.caveat == null ? null : (
          <p role="status" className="warning" lang="en">
            {outcome.caveat}
          </p>
        )}
      </div>
    </div>
  );
}

function ReasonForm(props: {
  readonly label: string;
  readonly send: string;
  readonly isUnderWay: boolean;
  readonly error: Error | null;
  readonly onReason: (reason: string) => void;
}) {
  const { label, send, isUnderWay, error, onReason } = props;
  const [reason, setReason] = useState("");
  return (
    <form
      className="partners-wide partners-row"
      onSubmit={(event) => {
        event.preventDefault();
        onReason(reason);
      }}
    >
      <TextInput
        label={label}
        required
        maxLength={2000}
        value={reason}
        error={foundAt(error, "/reason")}
        onChange={({ currentTarget }) => {
          setReason(currentTarget.value);
        }}
      />
      <Button type="submit" size="compact-sm" variant="default" loading={isUnderWay}>
        {send}
      </Button>
    </form>
  );
}
