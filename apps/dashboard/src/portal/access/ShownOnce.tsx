import { useState } from "react";
import { usePortalWords } from "../shell/PortalSpoken.tsx";

/**
 * A secret that is shown this once, to be copied.
 * @param isOutOfReach whether no other machine reaches the server that it is for
 */
export function ShownOnce({ text, isOutOfReach }: { readonly text: string; readonly isOutOfReach: boolean }) {
  const { say } = usePortalWords();
  const [isCopied, setCopied] = useState(false);
  // Pages over plain HTTP may not write to the clipboard: then it is copied by hand. What the types say holds for safe pages only.
  const canCopy = window.isSecureContext;
  return (
    <div role="status" className="once">
      <p>{say("portal.once")}</p>
      <p>
        <code>{text}</code>
      </p>
      {isOutOfReach ? <p>{say("portal.once.out-of-reach")}</p> : null}
      {canCopy ? (
        <button
          type="button"
          onClick={() => {
            navigator.clipboard.writeText(text).then(
              () => {
                setCopied(true);
              },
              () => undefined,
            );
          }}
        >
          {say(isCopied ? "portal.copied" : "portal.copy")}
        </button>
      ) : null}
    </div>
  );
}
