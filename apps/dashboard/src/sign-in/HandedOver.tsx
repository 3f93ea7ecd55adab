import type { HandedLink } from "@springtide/contracts";

/** What became of a link for somebody: mailed to them, or shown this once to be sent on. */
export function HandedOver({ handed: { link, mailedTo, caveat } }: { readonly handed: HandedLink }) {
  return (
    <p role="status" className="sheet shown-once">
      {caveat === null ? null : `${caveat} `}
      {link === null ? (
        `The link was mailed to ${mailedTo ?? "them"}.`
      ) : (
        <>
          Send this link on, it is not shown again: <code>{link}</code>
        </>
      )}
    </p>
  );
}
