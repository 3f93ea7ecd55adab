import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { HandedLink } from "@springtide/contracts";
import { useState } from "react";
import { useSay } from "../languages/ReaderProvider.tsx";
import { membershipOf, ROLE_CHOICES } from "./membership-choices.ts";
import { memberApi } from "../api/member-api.ts";
import { Problem } from "./Problem.tsx";
import { useDoing } from "./useDoing.ts";

const EMPTY = { name: "", email: "", partner: "", agreements: "" };

/** The form of an invitation; tells what became of its link. */
export function Invite({ onMade }: { readonly onMade: (handed: HandedLink) => void }) {
  const say = useSay();
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
      {field("name", say("sign-in.name"), true)}
      {field("email", say("sign-in.email"), true)}
      <NativeSelect
        label={say("sign-in.role")}
        value={choice}
        data={ROLE_CHOICES.map(({ value, text }) => ({ value, label: say(text) }))}
        onChange={({ currentTarget }) => {
          setChoice(currentTarget.value);
        }}
      />
      {choice === "partner" ? (
        <>
          {field("partner", say("sign-in.partner-id"), true, "northdesk")}
          {field("agreements", say("sign-in.agreements"), false)}
        </>
      ) : null}
      <Problem error={problem} />
      <Button type="submit" color="cyan.9" loading={isUnderWay}>
        {say("sign-in.make-invitation")}
      </Button>
    </form>
  );
}
