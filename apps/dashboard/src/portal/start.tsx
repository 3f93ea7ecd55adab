import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { keptLanguage } from "../languages/kept-language.ts";
import { readerOf } from "../languages/languages.ts";
import { Portal } from "./Portal.tsx";
import { portalTexts } from "./portal-texts.ts";
import { PortalSpoken } from "./shell/PortalSpoken.tsx";
import "./shell/portal.css";

const root = document.getElementById("root");
if (root === null) throw new Error("partner.html has no element with the id root");
const reader = readerOf(keptLanguage(), navigator.languages);
const texts = await portalTexts(reader.language);

createRoot(root).render(
  <StrictMode>
    <PortalSpoken first={{ reader, texts }}>
      <Portal />
    </PortalSpoken>
  </StrictMode>,
);
