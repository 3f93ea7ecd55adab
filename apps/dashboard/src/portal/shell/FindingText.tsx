import { Suspense, use } from "react";
import type { FindingSpeech } from "../../finding-words/finding-said.ts";
import type { FindingTexts } from "../../finding-words/needed-values.ts";
import type { Told } from "../../finding-words/told.ts";
import { keptTexts } from "../kept-texts.ts";
import { messageSaid } from "../message-said.ts";
import { usePortalWords } from "./PortalSpoken.tsx";

const FILES = import.meta.glob<FindingTexts>("../../finding-words/texts/*.json", { import: "default" });
/** How findings are said, and the texts: fetched with the first one, as most visits find nothing. Without them there is the server's English. */
const sayingOf = keptTexts(
  Object.fromEntries(
    Object.entries(FILES).map(([path, fetchTexts]) => [path, () => fetchSaying(fetchTexts).catch(() => null)] as const),
  ),
  "../../finding-words/texts",
);

async function fetchSaying(fetchTexts: () => Promise<FindingTexts>) {
  const [texts, said] = await Promise.all([fetchTexts(), import("../../finding-words/finding-said.ts")]);
  return { texts, said };
}

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
  const saying = use(sayingOf(language));
  if (saying === null) return <span lang="en">{told.english}</span>;
  const { texts, said } = saying;
  const speech: FindingSpeech = {
    say: (id, values = {}) => messageSaid(texts[id], locale)(values),
    count,
    day: (iso) => day(`${iso}T12:00:00Z`, "UTC"),
    moment,
  };
  const place = withPlace ? said.findingPlaceSaid(told.place, speech) : "";
  return (
    <>
      {place === "" ? null : `${place} `}
      {said.findingSaid(told, speech) ?? <span lang="en">{told.english}</span>}
    </>
  );
}
