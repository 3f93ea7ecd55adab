import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { HandedLink } from "@springtide/contracts";
import { useState } from "react";
import { membershipOf, ROLE_CHOICES } from "./membership-choices.ts";
import { memberApi } from "../api/member-api.ts";
import { Problem } from "./Problem.tsx";
import { useDoing } from "./useDoing.ts";

const EMPTY = { name: "", email: "", partner: "", agreements: "" };

/** The form of an invitation; tells what became of its link. */
export function Invite({ onMade }: { readonly onMade: (handed: HandedLink) => void }) {
  const [typed, setTyped] = useState(EMPTY);
  const [choice, setChoice] = useState("viewer");
  const { isUnderWay, problem, run } = useDoing();
  const field = (name: keyof typeof EMPTY, label: string, needed: boolean, placeholder = "") => (
    <TextInput
      label={label}
      type={name === "email" ? "email" : "text"}
      required={needed}
      placeholder={placeholder}
      value={typed[name]}
      onChange={({ currentTarget }) => {
        setTyped({ ...typed, [name]: currentTarget.value });
      }}
    />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        run(async () => {
          const membership = membershipOf(choice, typed.partner, typed.agreements);
          onMade(await memberApi.invite({ body: { name: typed.name, email: typed.email, membership } }));
          setTyped(EMPTY);
        });
      }}
    >
      {field("name", "Name", true)}
      {field("email", "E-mail address", true)}
      <NativeSelect
        label="Role"
        value={choice}
        data={ROLE_CHOICES.map(({ value, label }) => ({ value, label }))}
        onChange={({ currentTarget }) => {
          setChoice(currentTarget.value);
        }}
      />
      {choice === "partner" ? (
        <>
          {field("partner", "Partner's id", true, "northdesk")}
          {field("agreements", "Agreements, with commas between; all of the partner's if empty", false)}
        </>
      ) : null}
      <Problem text={problem} />
      <Button type="submit" color="cyan.9" loading={isUnderWay}>
        Make an invitation
      </Button>
    </form>
  );
}
