import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { PasswordField } from "./PasswordField.tsx";
import { Problem } from "./Problem.tsx";
import { api } from "../api/api.ts";
import { waysQuestion } from "./questions.ts";
import { useDoing } from "./useDoing.ts";

/** Address and password, and the issuer's button where one is set up. */
export function SignInForm({ onDone }: { readonly onDone: () => void }) {
  const { say, sayMarked } = useSpeaking();
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
          label={say("sign-in.email")}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={({ currentTarget }) => {
            setEmail(currentTarget.value);
          }}
        />
        <PasswordField label={say("sign-in.password")} isNew={false} value={password} onChange={setPassword} />
        <Problem error={problem} />
        <Button type="submit" color="cyan.9" loading={isUnderWay}>
          {say("sign-in.sign-in")}
        </Button>
      </form>
      {openId === null ? null : (
        <Button component="a" href="/api/sign-in/openid" variant="default">
          {openId}
        </Button>
      )}
      <p className="note">{sayMarked("sign-in.forgot", { code: (parts) => <code>{parts}</code> })}</p>
    </>
  );
}
