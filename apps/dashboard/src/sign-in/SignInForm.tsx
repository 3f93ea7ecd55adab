import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { PasswordField } from "./PasswordField.tsx";
import { Problem } from "./Problem.tsx";
import { api } from "../api/api.ts";
import { waysQuestion } from "./questions.ts";
import { useDoing } from "./useDoing.ts";

/** Address and password, and the issuer's button where one is set up. */
export function SignInForm({ onDone }: { readonly onDone: () => void }) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const ways = useQuery(waysQuestion);
  const { isUnderWay, problem, run } = useDoing();
  const openId = ways.data?.openId ?? null;
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(async () => {
            await api.signIn({ body: { email, password } });
            onDone();
          });
        }}
      >
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={({ currentTarget }) => {
            setEmail(currentTarget.value);
          }}
        />
        <PasswordField label="Password" isNew={false} value={password} onChange={setPassword} />
        <Problem text={problem} />
        <Button type="submit" color="cyan.9" loading={isUnderWay}>
          Sign in
        </Button>
      </form>
      {openId === null ? null : (
        <Button component="a" href="/api/sign-in/openid" variant="default">
          {openId}
        </Button>
      )}
      <p className="note">
        Forgot the password? An owner of your organisation makes you a link for a new one. On your own machine, run{" "}
        <code>npx springtide sign-in-link</code> where Springtide runs, or start it anew: both print a link.
      </p>
    </>
  );
}
