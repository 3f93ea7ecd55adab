import type { CommitmentRequest } from "@springtide/contracts";
import { Downloads } from "../files/Downloads.tsx";
import { usePortalRights } from "../link/PortalRights.tsx";
import { usePortalWords } from "../shell/PortalSpoken.tsx";
import { linkTo } from "../usePortalAddress.ts";

/** The request as a file, and the way to bring an answer back as one. */
export function DownloadsPart({ request }: { readonly request: CommitmentRequest }) {
  const { say } = usePortalWords();
  const { answers } = usePortalRights();
  return (
    <section className="sheet on-screen" aria-labelledby="downloads-title">
      <h2 id="downloads-title">{say("portal.files.downloads")}</h2>
      <Downloads request={request} />
      {answers ? (
        <p className="more">
          <a {...linkTo({ view: "files", request: request.id })}>{say("portal.files.to-upload")}</a>
        </p>
      ) : null}
    </section>
  );
}
