import { Button, TextInput } from "@mantine/core";
import type { LinkView, Me } from "@springtide/contracts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSay } from "../languages/ReaderProvider.tsx";
import { api } from "../api/api.ts";
import { homeOf } from "./home-of.ts";
import { PasswordField } from "./PasswordField.tsx";
import { Problem } from "./Problem.tsx";
import { SignInFrame } from "./SignInFrame.tsx";
import { useDoing } from "./useDoing.ts";

/** Where a link leads: it is looked at as the page opens, and used up only by what somebody does here. */
export default function LinkPage({ token }: { readonly token: string }) {
  const say = useSay();
  const looked = useQuery({
    queryKey: ["link", token],
    queryFn: () => api.viewLink({ body: { token } }),
    retry: false,
    staleTime: Infinity,
  });
  const view = looked.data ?? null;
  if (looked.error !== null)
    return (
      <SignInFrame title={say("sign-in.link-bad")}>
        <Problem error={looked.error} />
        <p>
          <a href="/">{say("sign-in.to-springtide")}</a>
        </p>
      </SignInFrame>
    );
  if (view === null)
    return (
      <SignInFrame title={say("sign-in.one-moment")}>
        <p role="status">{say("sign-in.looking")}</p>
      </SignInFrame>
    );
  return view.purpose === "sign-in" ? (
    <Enter token={token} view={view} />
  ) : (
    <ChoosePassword token={token} view={view} />
  );
}

function goIn(me: Me): void {
  window.location.replace(homeOf(me));
}

function Enter({ token, view }: { readonly token: string; readonly view: LinkView }) {
  const say = useSay();
  const { isUnderWay, problem, run } = useDoing();
  return (
    <SignInFrame
      title={say("sign-in.as", { name: view.name ?? say("sign-in.this-person") })}
      note={say("sign-in.link-good-once", { organisation: view.organisation })}
    >
      <Problem error={problem} />
      <Button
        color="cyan.9"
        loading={isUnderWay}
        onClick={() => {
          run(async () => {
            goIn(await api.useLink({ body: { token } }));
          });
        }}
      >
        {say("sign-in.sign-in")}
      </Button>
    </SignInFrame>
  );
}

function ChoosePassword({ token, view }: { readonly token: string; readonly view: LinkView }) {
  const [name, setName] = useState(view.name ?? "");
  const [password, setPassword] = useState("");
  const say = useSay();
  const { isUnderWay, problem, run } = useDoing();
  const isInvitation = view.purpose === "invitation";
  const isNew = !(isInvitation && view.isKnown);
  return (
    <SignInFrame
      title={
        isInvitation ? say("sign-in.join-named", { organisation: view.organisation }) : say("sign-in.choose-password")
      }
      note={say(isNew ? "sign-in.new-password-note" : "sign-in.known-note")}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(async () => {
            goIn(
              isInvitation
                ? await api.acceptInvitation({ body: { token, password, ...(isNew ? { name } : {}) } })
                : await api.setPasswordByLink({ body: { token, password } }),
            );
          });
        }}
      >
        <TextInput label={say("sign-in.email")} value={view.email ?? ""} readOnly autoComplete="username" />
        {isInvitation && isNew ? (
          <TextInput
            label={say("sign-in.your-name")}
            autoComplete="name"
            required
            value={name}
            onChange={({ currentTarget }) => {
              setName(currentTarget.value);
            }}
          />
        ) : null}
        <PasswordField
          label={say(isNew ? "sign-in.new-password" : "sign-in.your-password")}
          isNew={isNew}
          value={password}
          onChange={setPassword}
        />
        <Problem error={problem} />
        <Button type="submit" color="cyan.9" loading={isUnderWay}>
          {say(isInvitation ? "sign-in.join" : "sign-in.set-password")}
        </Button>
      </form>
    </SignInFrame>
  );
}
