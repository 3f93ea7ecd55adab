import type { SettlementTexts } from "@springtide/words";
import { FIRST_AREAS } from "./first-areas.ts";
import type { Language } from "./languages.ts";
import type actions from "../actions/texts/en.json";
import type causes from "../causes/texts/en.json";
import type changes from "../changes/texts/en.json";
import type connection from "../connection/texts/en.json";
import type data from "../data/texts/en.json";
import type day from "../day/texts/en.json";
import type days from "../days/texts/en.json";
import type decisions from "../decisions/texts/en.json";
import type desk from "../desk/texts/en.json";
import type effects from "../effects/texts/en.json";
import type finding from "../finding-words/texts/en.json";
import type finance from "../finance/texts/en.json";
import type firstRun from "../first-run/texts/en.json";
import type forecast from "../forecast/texts/en.json";
import type headline from "../headline/texts/en.json";
import type model from "../model/texts/en.json";
import type onsets from "../onsets/texts/en.json";
import type origins from "../origins/texts/en.json";
import type pages from "../pages/texts/en.json";
import type palette from "../palette/texts/en.json";
import type partners from "../partners/texts/en.json";
import type planIndex from "../plan-index/texts/en.json";
import type proof from "../proof/texts/en.json";
import type quickStaffing from "../quick-staffing/texts/en.json";
import type publishing from "../publishing/texts/en.json";
import type roster from "../roster/texts/en.json";
import type rosterEdit from "../roster-edit/texts/en.json";
import type season from "../season/texts/en.json";
import type seasonStrip from "../season-strip/texts/en.json";
import type service from "../service/texts/en.json";
import type settings from "../settings/texts/en.json";
import type shell from "../shell/texts/en.json";
import type signIn from "../sign-in/texts/en.json";
import type states from "../states/texts/en.json";
import type surveys from "../surveys/texts/en.json";
import type timeline from "../timeline/texts/en.json";
import type trial from "../trial/texts/en.json";
import type triggers from "../triggers/texts/en.json";
import type verification from "../verification/texts/en.json";
import type whatIf from "../what-if/texts/en.json";
import type wholePlan from "../whole-plan/texts/en.json";
import type why from "../why/texts/en.json";
import type openingHours from "../opening-hours/texts/en.json";
import type words from "../words/texts/en.json";

/** Everything the page says, by id. Each part of the page has a folder `texts` with one file for each language. */
export type Texts = typeof actions &
  typeof causes &
  typeof changes &
  typeof connection &
  typeof data &
  typeof day &
  typeof days &
  typeof decisions &
  typeof desk &
  typeof effects &
  typeof finance &
  typeof finding &
  typeof firstRun &
  typeof forecast &
  typeof headline &
  typeof model &
  typeof onsets &
  typeof origins &
  typeof pages &
  typeof palette &
  typeof partners &
  typeof planIndex &
  typeof proof &
  typeof quickStaffing &
  typeof publishing &
  typeof roster &
  typeof rosterEdit &
  typeof season &
  typeof seasonStrip &
  typeof service &
  typeof settings &
  SettlementTexts &
  typeof shell &
  typeof signIn &
  typeof states &
  typeof surveys &
  typeof timeline &
  typeof trial &
  typeof triggers &
  typeof verification &
  typeof whatIf &
  typeof wholePlan &
  typeof why &
  typeof openingHours &
  typeof words;

export type TextId = keyof Texts;

/** One part of the page in one language. */
type Part = Readonly<Record<string, string>>;

// The portal is a page of its own, with texts of its own.
const FILES = import.meta.glob<Part>(
  ["../*/texts/*.json", "!../portal/texts/*.json", "../../../../packages/words/src/settlement/texts/*.json"],
  { import: "default" },
);

/** What was fetched of each language; more is added to it as pages need it, so that who holds it never has too little. */
const FETCHED = new Map<Language, { readonly texts: Record<string, string>; readonly areas: Set<string> }>();

/**
 * The texts of one language: of the first page alone, or all. What is there already is not fetched again.
 * @returns an object that grows when more of the language is fetched
 */
export async function fetchTexts(language: Language, which: "first" | "all"): Promise<Texts> {
  const held = FETCHED.get(language) ?? { texts: {}, areas: new Set<string>() };
  FETCHED.set(language, held);
  const wanted = Object.entries(FILES).flatMap(([path, fetchPart]) => {
    const area = path.split("/").at(-3) ?? "";
    const isWanted = path.endsWith(`/${language}.json`) && (which === "all" || FIRST_AREAS.has(area));
    return isWanted && !held.areas.has(area) ? [{ area, fetchPart }] : [];
  });
  const parts = await Promise.all(wanted.map(({ fetchPart }) => fetchPart()));
  parts.forEach((part, i) => {
    Object.assign(held.texts, part);
    held.areas.add(wanted[i]?.area ?? "");
  });
  // That every language has every text of the English one is tested, and that the first page has all it says.
  return held.texts as Texts;
}
