import { Suspense, use } from "react";
import type { FindingSpeech } from "../../finding-words/finding-said.ts";
import { findingPlaceSaid, findingSaid } from "../../finding-words/finding-said.ts";
import type { FindingTexts } from "../../finding-words/needed-values.ts";
import type { Told } from "../../finding-words/told.ts";
import { keptTexts } from "../kept-texts.ts";
import { messageSaid } from "../message-said.ts";
import { usePortalWords } from "./PortalSpoken.tsx";

const FILES = import.meta.glob<FindingTexts>("../../finding-words/texts/*.json", { import: "default" });
// Without texts there is the server's English.
const textsOf = keptTexts(
  Object.fromEntries(
    Object.entries(FILES).map(([path, fetchTexts]) => [path, () => fetchTexts().catch(() => null)] as const),
  ),
  "../../finding-words/texts",
);

interface Shown {
  readonly told: Told;
  /** Whether the place is said before it. */
  readonly withPlace?: boolean;
}

/** What was found, in the reader's language where it is known by its code, else in the server's English. */
export function FindingText(props: Shown) {
  return (
    <Suspense fallback={<span lang="en">{props.told.english}</span>}>
      <Said {...props} />
    </Suspense>
  );
}

function Said({ told, withPlace = false }: Shown) {
  const { language, locale, count, day, moment } = usePortalWords();
  const texts = use(textsOf(language));
  if (texts === null) return <span lang="en">{told.english}</span>;
  const speech: FindingSpeech = {
    say: (id, values = {}) => messageSaid(texts[id], locale)(values),
    count,
    day: (iso) => day(`${iso}T12:00:00Z`, "UTC"),
    moment,
  };
  const place = withPlace ? findingPlaceSaid(told.place, speech) : "";
  const said = findingSaid(told, speech);
  return (
    <>
      {place === "" ? null : `${place} `}
      {said ?? <span lang="en">{told.english}</span>}
    </>
  );
}
