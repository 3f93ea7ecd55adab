import { Button, Textarea, TextInput } from "@mantine/core";
import { isoDay, timeZone } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import { seenFromMs } from "@springtide/season";
import type { ReactNode } from "react";
import { useState } from "react";
import type { Words } from "../../words/words.ts";
import type { InboxItem } from "./inbox-items.ts";
import { reminderAt } from "./reminder-at.ts";
import type { Said } from "./said.ts";

interface FormProps {
  readonly onSaid: (said: Said) => void;
  readonly words: Words;
}

/** A form with its button; sending it is what it is for. */
function Form(props: { readonly onSend: () => void; readonly button: string; readonly children: ReactNode }) {
  return (
    <form
      className="deciding-form"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSend();
      }}
    >
      {props.children}
      <Button type="submit" size="compact-sm" color="cyan.9">
        {props.button}
      </Button>
    </form>
  );
}

export function AcceptForm({ onSaid, words }: FormProps) {
  const [reason, setReason] = useState("");
  return (
    <Form
      button={words.say("decisions.decide.accept-now")}
      onSend={() => {
        onSaid({ action: "accept", reason: reason.trim() === "" ? null : reason, request: null });
      }}
    >
      <Textarea
        label={words.say("decisions.decide.note")}
        value={reason}
        maxLength={2000}
        onChange={({ currentTarget }) => {
          setReason(currentTarget.value);
        }}
      />
    </Form>
  );
}

export function DeclineForm({ onSaid, words }: FormProps) {
  const [reason, setReason] = useState("");
  return (
    <Form
      button={words.say("decisions.decide.decline-now")}
      onSend={() => {
        onSaid({ action: "decline", reason });
      }}
    >
      <Textarea
        label={words.say("decisions.decide.reason")}
        required
        value={reason}
        maxLength={2000}
        onChange={({ currentTarget }) => {
          setReason(currentTarget.value);
        }}
      />
    </Form>
  );
}

/** A day between now and the deadline; in the morning, on the shop's clock. */
export function RemindForm(
  props: FormProps & { readonly plan: Plan; readonly item: InboxItem; readonly nowMs: number },
) {
  const { onSaid, words, plan, item, nowMs } = props;
  const zone = timeZone(plan.grid.zone);
  const [first, last] = [zone.dayAt(seenFromMs(plan, nowMs)), zone.dayAt(Date.parse(item.deadline.at))];
  const [day, setDay] = useState(isoDay(Math.max(first, last - 1)));
  return (
    <Form
      button={words.say("decisions.decide.remind-now")}
      onSend={() => {
        onSaid({ action: "remind", remindAt: reminderAt(day, zone), reason: null });
      }}
    >
      <TextInput
        type="date"
        label={words.say("decisions.decide.remind-on")}
        description={words.say("decisions.decide.remind-note", { clock: words.clock(9 * 60) })}
        required
        min={isoDay(first)}
        max={isoDay(last)}
        value={day}
        onChange={({ currentTarget }) => {
          setDay(currentTarget.value);
        }}
      />
    </Form>
  );
}
