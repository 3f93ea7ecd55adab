import type { Me } from "@springtide/contracts";
import { useDoing } from "../answers/useDoing.ts";
import { ProblemNote } from "../shell/Notes.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { whoseSaid } from "../shell/whose-said.ts";
import { accessApi } from "./access-api.ts";
import { PasswordPart } from "./PasswordPart.tsx";
import { TokensPart } from "./TokensPart.tsx";
import { WebhooksPart } from "./WebhooksPart.tsx";

/** Oneself, and what programs of one's own may read: calendars, tokens, webhooks. */
export default function AccessPage({ me }: { readonly me: Me }) {
  const words = usePortalWords();
  const { say } = words;
  const { isUnderWay, problem, run } = useDoing();
  return (
    <>
      <h1>{say("portal.view.access")}</h1>
      <section className="sheet" aria-labelledby="me-title">
        <h2 id="me-title">{me.name}</h2>
        <p>{whoseSaid(me, words)}</p>
        {me.agreements === null ? null : (
          <p className="note">{say("portal.access.only", { agreements: me.agreements.join(", ") })}</p>
        )}
        {me.link === null ? null : <ByLink link={me.link} />}
        <ProblemNote error={problem} />
        <button
          type="button"
          disabled={isUnderWay}
          onClick={() => {
            run(async () => {
              await accessApi.signOut();
              window.location.replace("/partner/");
            });
          }}
        >
          {say("portal.access.sign-out")}
        </button>
      </section>
      {me.link === null ? <OfAccount me={me} /> : null}
    </>
  );
}

function OfAccount({ me }: { readonly me: Me }) {
  return (
    <>
      <TokensPart kind="feed" />
      <TokensPart kind="api" />
      {me.agreements === null ? <WebhooksPart /> : null}
      {me.email === null ? null : <PasswordPart hasPassword={me.hasPassword} />}
    </>
  );
}

/** How long a link lets somebody in, and what it is good for. */
function ByLink({ link: { rights, expiresAt } }: { readonly link: NonNullable<Me["link"]> }) {
  const words = usePortalWords();
  return (
    <>
      <p>{words.say(`portal.link.${rights}`, { until: words.moment(expiresAt, ZONE) })}</p>
      <p className="note">{words.say("portal.link.account")}</p>
    </>
  );
}

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
