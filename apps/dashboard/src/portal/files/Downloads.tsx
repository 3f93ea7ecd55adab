import type { CommitmentRequest } from "@springtide/contracts";
import { usePortalWords } from "../shell/PortalSpoken.tsx";

const FORMATS = ["xlsx", "csv", "ics", "pdf", "json", "calabrio"] as const;

/** A request in every form it can be had in, on the partner's clock. */
export function Downloads({ request }: { readonly request: CommitmentRequest }) {
  const { say, language } = usePortalWords();
  const address = `/api/commitments/${encodeURIComponent(request.id)}`;
  return (
    <>
      <ul className="downloads">
        {FORMATS.map((format) => (
          <li key={format}>
            <a className="button" href={`${address}/file?format=${format}&language=${language}`} download>
              {say(`portal.format.${format}`)}
            </a>
          </li>
        ))}
      </ul>
      {request.version < 2 ? null : (
        <p className="note">
          {say("portal.files.changes", { from: request.version - 1, to: request.version })}{" "}
          {(["xlsx", "csv", "pdf"] as const).map((format) => (
            <a
              key={format}
              className="near-link"
              href={`${address}/changes?from=${String(request.version - 1)}&to=${String(request.version)}&format=${format}&language=${language}`}
              download
            >
              {say(`portal.format.${format}`)}
            </a>
          ))}
        </p>
      )}
    </>
  );
}
