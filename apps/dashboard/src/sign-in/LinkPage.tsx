import { Button, TextInput } from "@mantine/core";
import type { LinkView } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../api/api.ts";
import { PasswordField } from "./PasswordField.tsx";
import { Problem } from "./Problem.tsx";
import { SignInFrame } from "./SignInFrame.tsx";
import { problemInWords, useDoing } from "./useDoing.ts";

/** Where a link leads: it is looked at as the page opens, and used up only by what somebody does here. */
export default function LinkPage({ token }: { readonly token: string }) {
  const looked = useQuery({
    queryKey: ["link", token],
    queryFn: () => api.viewLink({ body: { token } }),
    retry: false,
    staleTime: Infinity,
  });
  const view = looked.data ?? null;
  if (looked.error !== null)
    return (
      <SignInFrame title="This link does not work">
        <Problem text={problemInWords(looked.error)} />
        <p>
          <a href="/">Go to Springtide</a>
        </p>
      </SignInFrame>
    );
  if (view === null)
    return (
      <SignInFrame title="One moment">
        <p role="status">Looking at the link.</p>
      </SignInFrame>
    );
  return view.purpose === "sign-in" ? (
    <Enter token={token} view={view} />
  ) : (
    <ChoosePassword token={token} view={view} />
  );
}

function goIn(): void {
  window.location.replace("/");
}

function Enter({ token, view }: { readonly token: string; readonly view: LinkView }) {
  const { isUnderWay, problem, run } = useDoing();
  return (
    <SignInFrame
      title={`Sign in as ${view.name ?? "this person"}`}
      note={`Organisation: ${view.organisation}. The link is good once.`}
    >
      <Problem text={problem} />
      <Button
        color="cyan.9"
        loading={isUnderWay}
        onClick={() => {
          run(async () => {
            await api.useLink({ body: { token } });
            goIn();
          });
        }}
      >
        Sign in
      </Button>
    </SignInFrame>
  );
}

function ChoosePassword({ token, view }: { readonly token: string; readonly view: LinkView }) {
  const [name, setName] = useState(view.name ?? "");
  const [password, setPassword] = useState("");
  const { isUnderWay, problem, run } = useDoing();
  const isInvitation = view.purpose === "invitation";
  const isNew = !(isInvitation && view.isKnown);
  return (
    <SignInFrame
      title={isInvitation ? `Join ${view.organisation}` : "Choose a new password"}
      note={
        isNew
          ? "15 characters or more. Four or five words that have nothing to do with each other do well."
          : "You have an account already: show that it is yours by its password."
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(async () => {
            if (isInvitation) await api.acceptInvitation({ body: { token, password, ...(isNew ? { name } : {}) } });
            else await api.setPasswordByLink({ body: { token, password } });
            goIn();
          });
        }}
      >
        <TextInput label="E-mail address" value={view.email ?? ""} readOnly autoComplete="username" />
        {isInvitation && isNew ? (
          <TextInput
            label="Your name"
            autoComplete="name"
            required
            value={name}
            onChange={({ currentTarget }) => {
              setName(currentTarget.value);
            }}
          />
        ) : null}
        <PasswordField
          label={isNew ? "New password" : "Your password"}
          isNew={isNew}
          value={password}
          onChange={setPassword}
        />
        <Problem text={problem} />
        <Button type="submit" color="cyan.9" loading={isUnderWay}>
          {isInvitation ? "Join" : "Set password and sign in"}
        </Button>
      </form>
    </SignInFrame>
  );
}
