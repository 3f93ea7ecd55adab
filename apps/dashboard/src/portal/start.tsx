import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { minuteClock } from "../clock/clock.ts";
import { keptLanguage } from "../languages/kept-language.ts";
import { readerOf } from "../languages/languages.ts";
import { followLinks, takeLinkSecret } from "./link/link-secret.ts";
import { Portal } from "./Portal.tsx";
import { readPortalAddress } from "./portal-address.ts";
import { meQuestion, openRequestsQuestion } from "./portal-questions.ts";
import { portalTexts } from "./portal-texts.ts";
import { PortalClock } from "./shell/PortalClock.tsx";
import { PortalSpoken } from "./shell/PortalSpoken.tsx";
import "../shell/ground.css";
import "./shell/portal.css";

takeLinkSecret();
followLinks();
await start();

async function start(): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) throw new Error("partner.html has no element with the id root");
  askForFirstPage();
  const reader = readerOf(keptLanguage(), navigator.languages);
  const clock = minuteClock(() => Date.now());
  const texts = await portalTexts(reader.language);
  createRoot(root).render(
    <StrictMode>
      <PortalSpoken first={{ reader, texts }}>
        <PortalClock clock={clock}>
          <Portal />
        </PortalClock>
      </PortalSpoken>
    </StrictMode>,
  );
}

/** The document asked the same early: the answers are here, or on their way, by now. */
function askForFirstPage(): void {
  void meQuestion.ask();
  const { view, request } = readPortalAddress(window.location.search);
  if (view === "requests" && request === null) void openRequestsQuestion.ask();
}
