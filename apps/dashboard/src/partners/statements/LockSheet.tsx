import type { Statement } from "@springtide/contracts";
import { Sheet } from "../../shell/Section.tsx";
import type { PartProps } from "../part-props.ts";
import { lockSaid } from "./statement-rows.ts";

/** Which forecast penalties and least volumes are held to, and when it was locked. */
export function LockSheet({ statement, words }: PartProps & { readonly statement: Statement }) {
  const { say } = words;
  return (
    <Sheet title={say("partners.locks")} note={say("partners.locks-note")}>
      <ul className="partners-list">
        {statement.locks.map((lock) => (
          <li key={lock.firstDay}>{lockSaid(lock, words).join(" ")}</li>
        ))}
      </ul>
    </Sheet>
  );
}
