import type { ReactNode } from "react";
import { EMPTY_ADDRESS } from "../address/address.ts";
import { useSay } from "../languages/ReaderProvider.tsx";
import { PageNav } from "../pages/PageNav.tsx";
import { TideIcon } from "../shell/icons.tsx";
import { LanguageChoice } from "../shell/LanguageChoice.tsx";
import { SchemeButton } from "../shell/SchemeButton.tsx";

/** A page beside the plan: about oneself, or about the members. */
export function PeopleFrame(props: {
  readonly title: string;
  readonly isOwner: boolean;
  readonly children: ReactNode;
}) {
  const say = useSay();
  const { pathname } = window.location;
  const link = (href: string, text: string) => (
    <a href={href} aria-current={pathname === href ? "page" : undefined}>
      {text}
    </a>
  );
  return (
    <>
      <header className="topbar">
        <div className="topbar-row">
          <a className="wordmark" href="/">
            <TideIcon />
            <span>Springtide</span>
          </a>
          <nav className="people-nav" aria-label={say("sign-in.pages")}>
            {link("/account", say("sign-in.account"))}
            {props.isOwner ? link("/members", say("sign-in.members")) : null}
          </nav>
          <LanguageChoice />
          <SchemeButton />
        </div>
      </header>
      <div className="page-frame">
        <PageNav address={EMPTY_ADDRESS} move={null} />
        <main className="people">
          <h1>{props.title}</h1>
          {props.children}
        </main>
      </div>
    </>
  );
}
