import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Words } from "../words/words.ts";
import type { ReasonedBreach } from "./roster-means.ts";

/** So many are listed; more would be no list any more. */
const MOST_LISTED = 100;

/** All that the roster breaks, each leading to its shift. */
export function BreachList(props: {
  readonly breaches: readonly ReasonedBreach[];
  readonly onShow: (breach: ReasonedBreach) => void;
  readonly onReason: (breach: ReasonedBreach, reason: string) => void;
  readonly words: Words;
}) {
  const { breaches, onShow, onReason, words } = props;
  if (breaches.length === 0) return <p className="note">{words.say("roster-edit.no-breaches")}</p>;
  return (
    <>
      <p className="note">{words.say("roster-edit.breach-rule")}</p>
      <ul className="edit-breaches">
        {breaches.slice(0, MOST_LISTED).map((breach) => (
          <BreachItem
            key={`${breach.person} ${breach.rule} ${String(breach.fromMs)}`}
            {...{ breach, words }}
            onShow={() => {
              onShow(breach);
            }}
            onReason={(reason) => {
              onReason(breach, reason);
            }}
          />
        ))}
      </ul>
      {breaches.length > MOST_LISTED ? (
        <p className="note">{words.say("roster-edit.more-breaches", { count: breaches.length - MOST_LISTED })}</p>
      ) : null}
    </>
  );
}

/** One rule that is broken: by whom, which, and where it stands; a reason for it, where a reason may be given. */
export function BreachItem(props: {
  readonly breach: ReasonedBreach;
  readonly onShow?: () => void;
  readonly onReason: (reason: string) => void;
  readonly words: Words;
}) {
  const { breach, onShow, onReason, words } = props;
  const { weight, sentence, reason } = breach;
  const isRefused = weight === "refused";
  return (
    <li className={isRefused ? "is-refused" : reason === null ? "is-open" : "is-reasoned"}>
      <p>
        <b>
          {words.say(
            isRefused ? "roster-edit.refused" : reason === null ? "roster-edit.needs-reason" : "roster-edit.reasoned",
          )}
        </b>{" "}
        <span lang="en">{sentence}</span>{" "}
        {onShow === undefined ? null : (
          <button type="button" className="link" onClick={onShow}>
            {words.say("roster-edit.show-shift")}
          </button>
        )}
      </p>
      {isRefused ? null : <ReasonField key={reason ?? ""} reason={reason ?? ""} onReason={onReason} words={words} />}
    </li>
  );
}

function ReasonField(props: {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly words: Words;
}) {
  const { reason, onReason, words } = props;
  const [text, setText] = useState(reason);
  const isShort = text.trim() !== "" && text.trim().length < 3;
  return (
    <form
      className="edit-reason"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isShort) onReason(text);
      }}
    >
      <TextInput
        size="xs"
        label={words.say("roster-edit.reason")}
        value={text}
        maxLength={500}
        error={isShort ? words.say("roster-edit.rule-reason") : null}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
        }}
      />
      <Button size="compact-sm" variant="default" type="submit" disabled={text === reason}>
        {words.say("roster-edit.keep-reason")}
      </Button>
    </form>
  );
}
