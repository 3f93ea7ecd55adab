import { useState } from "react";
import { useDoing } from "../answers/useDoing.ts";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { accessApi } from "./access-api.ts";

/** A new password, for which the present one is asked once more. */
export function PasswordPart({ hasPassword }: { readonly hasPassword: boolean }) {
  const { say } = usePortalWords();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [isDone, setDone] = useState(false);
  const { isUnderWay, problem, run } = useDoing();
  const field = (label: string, value: string, set: (value: string) => void, autoComplete: string) => (
    <label>
      <span>{label}</span>
      <input
        type="password"
        required
        autoComplete={autoComplete}
        value={value}
        onChange={({ currentTarget }) => {
          set(currentTarget.value);
        }}
      />
    </label>
  );
  return (
    <form
      className="sheet form"
      onSubmit={(event) => {
        event.preventDefault();
        setDone(false);
        run(async () => {
          await accessApi.changePassword({ body: { current: hasPassword ? current : null, next } });
          setCurrent("");
          setNext("");
          setDone(true);
        });
      }}
    >
      <h2>{say("portal.password")}</h2>
      {hasPassword ? field(say("portal.access.present-password"), current, setCurrent, "current-password") : null}
      {field(say("portal.access.new-password"), next, setNext, "new-password")}
      <p className="note">{say("portal.access.password-note")}</p>
      <ProblemNote error={problem} />
      <p role="status">{isDone ? say("portal.access.password-changed") : ""}</p>
      <div className="actions">
        <button type="submit" disabled={isUnderWay}>
          {say("portal.access.change-password")}
        </button>
      </div>
    </form>
  );
}
