import { keptLanguage } from "../languages/kept-language.ts";
import type { Language } from "../languages/languages.ts";
import { readerOf } from "../languages/languages.ts";
import { ME_ADDRESS, OPEN_REQUESTS_ADDRESS } from "./first-answers.ts";
import { readPortalAddress } from "./portal-address.ts";
import { keptScheme, showScheme } from "./shell/scheme.ts";

// Stands in the document itself: what the first page says and shows is fetched beside its code, and its colours are right from the start.

/** Where the build put the texts of each language. */
declare const TEXT_FILES: Readonly<Record<Language, string>>;

function fetchEarly(href: string, kind: Partial<HTMLLinkElement>): void {
  document.head.append(Object.assign(document.createElement("link"), kind, { href, crossOrigin: "" }));
}

showScheme(keptScheme());
const answer = { rel: "preload", as: "fetch" };
fetchEarly(ME_ADDRESS, answer);
const { view, request } = readPortalAddress(window.location.search);
if (view === "requests" && request === null) fetchEarly(OPEN_REQUESTS_ADDRESS, answer);
const { language, locale } = readerOf(keptLanguage(), navigator.languages);
fetchEarly(TEXT_FILES[language], { rel: "modulepreload" });
// How figures and days are written in a language a browser reads when it is first asked: now it has the time.
setTimeout(() => {
  new Intl.RelativeTimeFormat(locale).format(1, "day");
  new Intl.DateTimeFormat(locale, { weekday: "short", month: "short", hour: "2-digit" }).format();
  new Intl.ListFormat(locale).format([]);
});
