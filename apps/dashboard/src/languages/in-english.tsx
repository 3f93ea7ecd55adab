import type { ReactNode } from "react";

/** The mark `<en>` of a text: words that come from the server or the engine, which speak English. */
export function inEnglish(parts: ReactNode[]): ReactNode {
  return (
    <span key="en" lang="en">
      {parts}
    </span>
  );
}
