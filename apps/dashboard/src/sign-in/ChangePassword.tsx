import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
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
  const client = useQueryClient();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [isDone, setDone] = useState(false);
  const { isUnderWay, problem, run } = useDoing();
  if (email === null)
    return (
      <Sheet title="Password" note="You sign in by the link that Springtide prints as it starts, and need no password.">
        <p>
          To sign in by password, make an account:{" "}
          <code>npx springtide account create-owner --email you@example.com</code>
        </p>
      </Sheet>
    );
  return (
    <Sheet title="Password" note="15 characters or more. Every other session of yours ends.">
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
          <PasswordField label="Present password" isNew={false} value={current} onChange={setCurrent} />
        ) : null}
        <PasswordField label="New password" isNew value={next} onChange={setNext} />
        <Problem text={problem} />
        <p role="status">{isDone ? "The password is changed." : ""}</p>
        <Button type="submit" color="cyan.9" loading={isUnderWay}>
          Change password
        </Button>
      </form>
    </Sheet>
  );
}
