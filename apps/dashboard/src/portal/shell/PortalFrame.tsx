import type { Me } from "@springtide/contracts";
import { lazy, type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { pageConnection } from "../../connection/page-connection.ts";
import { LANGUAGES } from "../../languages/languages.ts";
import { PORTAL_VIEWS } from "../portal-address.ts";
import { linkTo, usePortalAddress } from "../usePortalAddress.ts";
import { usePortalWords } from "./PortalSpoken.tsx";
import { chooseScheme, schemeNow } from "./scheme.ts";
import { whoseSaid } from "./whose-said.ts";

const ClientChoice = lazy(() => import("./ClientChoice.tsx"));

/** Head, navigation and foot around every page of the portal. */
export function PortalFrame({ me, children }: { readonly me: Me; readonly children: ReactNode }) {
  const { say } = usePortalWords();
  const { view } = usePortalAddress();
  return (
    <>
      <a className="skip" href="#main">
        {say("portal.skip")}
      </a>
      <header className="top">
        <div className="top-row">
          <a className="wordmark" {...linkTo({})}>
            <img src="/tide.svg" alt="" width="22" height="22" />
            <span>Springtide</span>
          </a>
          <Whose me={me} />
        </div>
        <nav className="views" aria-label={say("portal.pages")}>
          {PORTAL_VIEWS.map((one) => (
            <a key={one} {...linkTo({ view: one })} aria-current={one === view ? "page" : undefined}>
              {say(`portal.view.${one}`)}
            </a>
          ))}
        </nav>
      </header>
      <Lost />
      <main id="main" tabIndex={-1} className="page">
        {children}
      </main>
      <footer className="foot">
        <LanguageChoice />
        <SchemeChoice />
      </footer>
    </>
  );
}

/** Whom one works for, and for which client; who works for several can change to another. */
function Whose({ me }: { readonly me: Me }) {
  const told = <p className="whose">{whoseSaid(me, usePortalWords())}</p>;
  if (me.organisations.length < 2) return told;
  return (
    <Suspense fallback={told}>
      <div className="whose">
        {me.partnerName === null ? null : <p>{me.partnerName}</p>}
        <ClientChoice me={me} />
      </div>
    </Suspense>
  );
}

/** Says that the server is gone for as long as it is. */
function Lost() {
  const { say } = usePortalWords();
  const isLost = useSyncExternalStore(pageConnection.subscribe, pageConnection.isLost);
  useEffect(() => {
    window.addEventListener("online", pageConnection.askNow);
    window.addEventListener("offline", pageConnection.askNow);
    return () => {
      window.removeEventListener("online", pageConnection.askNow);
      window.removeEventListener("offline", pageConnection.askNow);
    };
  }, []);
  return (
    <div role="status" className="lost">
      {isLost ? (
        <p>
          <strong>{say("portal.lost")}</strong> {say("portal.lost-kept")}{" "}
          <button type="button" onClick={pageConnection.askNow}>
            {say("portal.ask-now")}
          </button>
        </p>
      ) : null}
    </div>
  );
}

export function LanguageChoice() {
  const { say, language, chooseLanguage } = usePortalWords();
  return (
    <label className="inline">
      <span>{say("portal.language")}</span>
      <select
        value={language}
        onChange={({ currentTarget }) => {
          const chosen = LANGUAGES.find(({ code }) => code === currentTarget.value);
          if (chosen !== undefined) chooseLanguage(chosen.code);
        }}
      >
        {LANGUAGES.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function SchemeChoice() {
  const { say } = usePortalWords();
  const [scheme, setScheme] = useState(schemeNow);
  const other = scheme === "light" ? "dark" : "light";
  return (
    <button
      type="button"
      onClick={() => {
        chooseScheme(other);
        setScheme(other);
      }}
    >
      {say(other === "dark" ? "portal.to-dark" : "portal.to-light")}
    </button>
  );
}
