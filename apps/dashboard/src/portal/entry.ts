import { keptLanguage } from "../languages/kept-language.ts";
import { readerOf } from "../languages/languages.ts";
import { keptScheme, showScheme } from "./shell/scheme.ts";
import { portalTexts } from "./portal-texts.ts";

// The texts are asked for before the page that says them is here: it finds them there.
showScheme(keptScheme());
void portalTexts(readerOf(keptLanguage(), navigator.languages).language).catch(() => undefined);
void import("./start.tsx");
