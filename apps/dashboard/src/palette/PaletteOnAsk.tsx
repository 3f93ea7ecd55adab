import { FetchedQuietly } from "../states/Fetched.tsx";
import { useTimesAsked } from "./asked.ts";
import type { PaletteProps } from "./Palette.tsx";
import { lazyWithTexts } from "../languages/lazy-with-texts.ts";

/** Fetched when it is first asked for. */
const Palette = lazyWithTexts(() => import("./Palette.tsx"));

/** The command palette, from the first time that somebody asks for it. */
export function PaletteOnAsk(props: Omit<PaletteProps, "asked">) {
  const asked = useTimesAsked();
  return asked === 0 ? null : (
    <FetchedQuietly>
      <Palette {...props} asked={asked} />
    </FetchedQuietly>
  );
}
