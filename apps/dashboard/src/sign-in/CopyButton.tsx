import { Button } from "@mantine/core";
import { useState } from "react";
import { useSay } from "../languages/ReaderProvider.tsx";

/** Puts a secret that is shown once on the clipboard. Pages over plain HTTP may not: there it is copied by hand. */
export function CopyButton({ text }: { readonly text: string }) {
  const say = useSay();
  const [copied, setCopied] = useState<string | null>(null);
  if (!window.isSecureContext) return null;
  return (
    <Button
      variant="default"
      size="xs"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => {
            setCopied(text);
          },
          () => undefined,
        );
      }}
    >
      <span aria-live="polite">{say(copied === text ? "sign-in.copied" : "sign-in.copy")}</span>
    </Button>
  );
}
