import { ApiProblem } from "@springtide/client";
import type { Me } from "@springtide/contracts";
import { lazy, Suspense, useEffect } from "react";
import { useAnswer } from "./answers/useAnswer.ts";
import { InboxPage } from "./requests/InboxPage.tsx";
import { takenLinkSecret } from "./link/link-secret.ts";
import { PortalRights } from "./link/PortalRights.tsx";
import { meQuestion } from "./portal-questions.ts";
import { PortalFrame } from "./shell/PortalFrame.tsx";
import { Outline, ProblemNote } from "./shell/Notes.tsx";
import { usePortalWords } from "./shell/PortalSpoken.tsx";
import { usePortalAddress } from "./usePortalAddress.ts";

const LinkPage = lazy(() => import("./link/LinkPage.tsx"));
const SignInPage = lazy(() => import("./shell/SignInPage.tsx"));
const RequestPage = lazy(() => import("./request/RequestPage.tsx"));
const AheadPage = lazy(() => import("./ahead/AheadPage.tsx"));
const FilesPage = lazy(() => import("./files/FilesPage.tsx"));
const DeliveryPage = lazy(() => import("./delivery/DeliveryPage.tsx"));
const StatementPage = lazy(() => import("./statement/StatementPage.tsx"));
const ReadinessPage = lazy(() => import("./readiness/ReadinessPage.tsx"));
const AccessPage = lazy(() => import("./access/AccessPage.tsx"));

/** The portal of an outsourcing partner's people: for them alone, and of nothing but what was shared with their partner. */
export function Portal() {
  const me = useAnswer(meQuestion);
  const secret = takenLinkSecret();
  useTitle(secret === null ? me.data : null);
  if (secret !== null)
    return (
      <Suspense fallback={<Outline />}>
        <LinkPage secret={secret} />
      </Suspense>
    );
  if (me.error instanceof ApiProblem && me.error.problem.code === "not-signed-in")
    return (
      <Suspense fallback={<Outline />}>
        <SignInPage />
      </Suspense>
    );
  if (me.data === null)
    return <main className="page">{me.error === null ? <Outline /> : <ProblemNote error={me.error} />}</main>;
  return me.data.roles.includes("partner") ? <SignedIn me={me.data} /> : <ToDashboard />;
}

/** What stands on the tab: the page, and whose portal it is; people may have several open. */
function useTitle(me: Me | null): void {
  const { say } = usePortalWords();
  const { view, request } = usePortalAddress();
  const whose = me?.roles.includes("partner") === true ? (me.partnerName ?? me.organisation.name) : null;
  const title =
    whose === null
      ? say("portal.title")
      : say("portal.title-of", { page: request ?? say(`portal.view.${view}`), whose });
  useEffect(() => {
    document.title = title;
  }, [title]);
}

function SignedIn({ me }: { readonly me: Me }) {
  return (
    <PortalFrame me={me}>
      <Suspense fallback={<Outline />}>
        <PortalRights me={me}>
          <Page me={me} />
        </PortalRights>
      </Suspense>
    </PortalFrame>
  );
}

function Page({ me }: { readonly me: Me }) {
  const { view, request } = usePortalAddress();
  switch (view) {
    case "requests":
      return request === null ? <InboxPage /> : <RequestPage key={request} id={request} me={me} />;
    case "ahead":
      return <AheadPage />;
    case "files":
      return <FilesPage />;
    case "delivery":
      return <DeliveryPage />;
    case "statement":
      return <StatementPage />;
    case "readiness":
      return <ReadinessPage />;
    case "access":
      return <AccessPage me={me} />;
  }
}

/** Members of the organisation itself have the dashboard. */
function ToDashboard() {
  useEffect(() => {
    window.location.replace("/");
  }, []);
  return <Outline />;
}
