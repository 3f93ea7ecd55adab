import { useHotkeys } from "@mantine/hooks";
import { useState } from "react";
import type { Move } from "../address/useAddress.ts";
import { askForPalette } from "../palette/asked.ts";
import { FetchedQuietly } from "../states/Fetched.tsx";
import { pageKeys } from "./page-keys.ts";
import { lazyWithTexts } from "../languages/lazy-with-texts.ts";

/** Fetched when it is first asked for. */
const ShortcutList = lazyWithTexts(() => import("./ShortcutList.tsx"));

/** Keys that work on every page: all of them with a modifier, so that none gets in the way of typing or of a screen reader. */
export function Shortcuts({ move }: { readonly move: Move }) {
  const [isListed, list] = useState(false);
  useHotkeys(
    [
      ["mod+K", askForPalette],
      [
        "mod+/",
        () => {
          list(true);
        },
      ],
    ],
    [],
    true,
  );
  useHotkeys(
    pageKeys().map(({ keys, view }) => [
      keys,
      () => {
        move({ view });
      },
    ]),
  );
  return isListed ? (
    <FetchedQuietly>
      <ShortcutList
        onClose={() => {
          list(false);
        }}
      />
    </FetchedQuietly>
  ) : null;
}
