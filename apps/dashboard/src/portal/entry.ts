import { keptLanguage } from "../languages/kept-language.ts";
import { readerOf } from "../languages/languages.ts";
import { followLinks, takeLinkSecret } from "./link/link-secret.ts";
import { readPortalAddress } from "./portal-address.ts";
import { meQuestion, openRequestsQuestion } from "./portal-questions.ts";
import { portalTexts } from "./portal-texts.ts";
import { keptScheme, showScheme } from "./shell/scheme.ts";

// What the first page says and shows is asked for while its code is on the way; the page finds it there.
takeLinkSecret();
followLinks();
showScheme(keptScheme());
void portalTexts(readerOf(keptLanguage(), navigator.languages).language).catch(() => undefined);
void meQuestion.ask();
const { view, request } = readPortalAddress(window.location.search);
if (view === "requests" && request === null) void openRequestsQuestion.ask();
void import("./start.tsx");
