import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { Sheet } from "../shell/Section.tsx";
import { api } from "../api/api.ts";
import { PasswordField } from "./PasswordField.tsx";
import { Problem } from "./Problem.tsx";
import { useDoing } from "./useDoing.ts";

/** A new password, for which the present one is asked once more. Somebody without an address signs in by links, and has none. */
export function ChangePassword({
  hasPassword,
  email,
}: {
  readonly hasPassword: boolean;
  readonly email: string | null;
}) {
  const { say, sayMarked } = useSpeaking();
  const client = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [isDone, setDone] = useState(false);
  const { isUnderWay, problem, run } = useDoing();
  if (email === null)
    return (
      <Sheet title={say("sign-in.password")} note={say("sign-in.no-password")}>
        <p>{sayMarked("sign-in.make-account", { code: (parts) => <code>{parts}</code> })}</p>
      </Sheet>
    );
  return (
    <Sheet title={say("sign-in.password")} note={say("sign-in.password-note")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setDone(false);
          run(async () => {
            await api.changePassword({ body: { current: hasPassword ? current : null, next } });
            setCurrent("");
            setNext("");
            setDone(true);
            await client.invalidateQueries();
          });
        }}
      >
        {hasPassword ? (
          <PasswordField label={say("sign-in.present-password")} isNew={false} value={current} onChange={setCurrent} />
        ) : null}
        <PasswordField label={say("sign-in.new-password")} isNew value={next} onChange={setNext} />
        <Problem error={problem} />
        <p role="status">{isDone ? say("sign-in.password-changed") : ""}</p>
        <Button type="submit" color="cyan.9" loading={isUnderWay}>
          {say("sign-in.change-password")}
        </Button>
      </form>
    </Sheet>
  );
}
