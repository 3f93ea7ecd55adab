import type { ReactNode } from "react";
import { TideIcon } from "../shell/icons.tsx";
import { LanguageChoice } from "../shell/LanguageChoice.tsx";

/** A page of its own, narrow, with what one does on it. */
export function SignInFrame(props: { readonly title: string; readonly note?: string; readonly children: ReactNode }) {
  return (
    <main className="sign-in">
      <div className="sign-in-head">
        <p className="wordmark">
          <TideIcon />
          <span>Springtide</span>
        </p>
        <LanguageChoice />
      </div>
      <div className="sheet">
        <h1>{props.title}</h1>
        {props.note === undefined ? null : <p className="note">{props.note}</p>}
        {props.children}
      </div>
    </main>
  );
}
