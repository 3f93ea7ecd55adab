import type { HandedLink } from "@springtide/contracts";
import { useSpeaking } from "../languages/ReaderProvider.tsx";
import { CopyButton } from "./CopyButton.tsx";

/** What became of a link for somebody: mailed to them, or shown this once to be sent on. */
export function HandedOver({ handed: { link, mailedTo, caveat } }: { readonly handed: HandedLink }) {
  const { say, sayMarked } = useSpeaking();
  return (
    <div role="status" className="sheet shown-once">
      <p>
        {caveat === null ? null : <span lang="en">{caveat} </span>}
        {link !== null
          ? sayMarked("sign-in.send-on", { link, code: (parts) => <code>{parts}</code> })
          : mailedTo === null
            ? say("sign-in.mailed-to-them")
            : say("sign-in.mailed", { address: mailedTo })}
      </p>
      {link === null ? null : <CopyButton text={link} />}
    </div>
  );
}
