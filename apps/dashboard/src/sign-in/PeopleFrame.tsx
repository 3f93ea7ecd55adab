import type { ReactNode } from "react";
import { TideIcon } from "../shell/icons.tsx";

/** A page beside the plan: about oneself, or about the members. */
export function PeopleFrame(props: {
  readonly title: string;
  readonly isOwner: boolean;
  readonly children: ReactNode;
}) {
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
          <nav className="people-nav" aria-label="Pages">
            {link("/", "Plan")}
            {link("/account", "Account")}
            {props.isOwner ? link("/members", "Members") : null}
          </nav>
        </div>
      </header>
      <main className="people">
        <h1>{props.title}</h1>
        {props.children}
      </main>
    </>
  );
}
