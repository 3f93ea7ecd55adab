import { Button, Code } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import type { Words } from "../words/words.ts";
import { writeAddress } from "../address/address.ts";
import { useAddress } from "../address/useAddress.ts";
import type { Typed } from "./typed.ts";
import { commandOf, withTyped } from "./typed.ts";

/** The question to hand on: as a link, and as a command. */
export function ShareLine({ typed, words }: { readonly typed: Typed; readonly words: Words }) {
  const [address] = useAddress();
  const { copied, copy } = useClipboard();
  return (
    <div className="staffing-share">
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => {
          const query = writeAddress({ ...address, own: withTyped(address.own, typed) });
          copy(`${window.location.origin}${window.location.pathname}${query}`);
        }}
      >
        <span aria-live="polite">{words.say(copied ? "staffing.copied" : "staffing.copy-link")}</span>
      </Button>
      <details className="more">
        <summary>{words.say("staffing.command")}</summary>
        <Code block>{commandOf(typed)}</Code>
      </details>
    </div>
  );
}
