import { NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import type { Words } from "../../words/words.ts";
import type { Names } from "../partner-names.ts";
import type { SplitForm, WrittenSeats } from "./split-form.ts";

const TIERS = ["firm", "flexible", "option"] as const;

/** What is to be shared out: what the newest plan recommends, or seats that are written here. */
export function WhatFields(props: {
  readonly form: SplitForm;
  readonly change: (next: Partial<SplitForm>) => void;
  readonly skills: readonly string[];
  readonly names: Names;
  readonly words: Words;
}) {
  const { form, change, words } = props;
  const { say } = words;
  return (
    <fieldset className="partners-fields">
      <legend>{say("partners.what")}</legend>
      <SegmentedControl
        size="xs"
        aria-label={say("partners.what")}
        value={form.what}
        onChange={(what) => {
          change({ what: what === "written" ? "written" : "plan" });
        }}
        data={[
          { value: "plan", label: say("partners.what-plan") },
          { value: "written", label: say("partners.what-written") },
        ]}
      />
      {form.what === "plan" ? (
        <div className="partners-row">
          {(["firstDay", "lastDay"] as const).map((key) => (
            <TextInput
              key={key}
              type="date"
              label={say(`partners.plan-${key}`)}
              value={form[key]}
              onChange={({ currentTarget }) => {
                change({ [key]: currentTarget.value });
              }}
            />
          ))}
          <p className="note">{say("partners.plan-note")}</p>
        </div>
      ) : (
        <Written {...props} />
      )}
    </fieldset>
  );
}

function Written(props: {
  readonly form: SplitForm;
  readonly change: (next: Partial<SplitForm>) => void;
  readonly skills: readonly string[];
  readonly names: Names;
  readonly words: Words;
}) {
  const { form, change, skills, names, words } = props;
  const { say } = words;
  const { seats } = form;
  const set = (next: Partial<WrittenSeats>): void => {
    change({ seats: { ...seats, ...next } });
  };
  const field = (key: "firstDay" | "lastDay" | "from" | "until" | "positions", type: string) => (
    <TextInput
      type={type}
      label={say(`partners.seats-${key}`)}
      value={seats[key]}
      inputMode={key === "positions" ? "numeric" : undefined}
      onChange={({ currentTarget }) => {
        set({ [key]: currentTarget.value });
      }}
    />
  );
  return (
    <div className="partners-row">
      <NativeSelect
        label={say("partners.seats-skill")}
        value={seats.skill}
        data={skills.map((id) => ({ value: id, label: names.queue(id) }))}
        onChange={({ currentTarget }) => {
          set({ skill: currentTarget.value });
        }}
      />
      {field("positions", "text")}
      {field("firstDay", "date")}
      {field("lastDay", "date")}
      {field("from", "time")}
      {field("until", "time")}
      <NativeSelect
        label={say("partners.seats-tier")}
        value={seats.tier}
        data={TIERS.map((tier) => ({ value: tier, label: say(`partners.tier-${tier}`) }))}
        onChange={({ currentTarget }) => {
          set({ tier: TIERS.find((tier) => tier === currentTarget.value) ?? "firm" });
        }}
      />
    </div>
  );
}
