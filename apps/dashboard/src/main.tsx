import { MantineProvider } from "@mantine/core";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { minuteClock } from "./clock/clock.ts";
import { LostNotice } from "./connection/LostNotice.tsx";
import { keptLanguage } from "./languages/kept-language.ts";
import { readerOf } from "./languages/languages.ts";
import { Spoken } from "./languages/Spoken.tsx";
import { textsInUse } from "./languages/texts-in-use.ts";
import { fetchTexts } from "./languages/texts.ts";
import { hearProblem } from "./sign-in/session-state.ts";
import { SignInGate } from "./sign-in/SignInGate.tsx";
import { cssVariables, theme } from "./shell/theme.ts";
import "@fontsource-variable/inter/wght.css";
import "./shell/mantine-styles.ts";
import "./shell/ground.css";
import "./shell/page.css";
import "./sign-in/sign-in.css";
import "./timeline/timeline.css";
import "./roster/roster.css";
import "./roster/print.css";

const client = new QueryClient({
  queryCache: new QueryCache({ onError: hearProblem }),
  defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } },
});
const clock = minuteClock(() => Date.now());
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");
const reader = readerOf(keptLanguage(), navigator.languages);
textsInUse.speak(reader.language);
const texts = await fetchTexts(reader.language, "first");

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <Spoken first={{ reader, texts }}>
          <LostNotice />
          <SignInGate>
            <App clock={clock} />
          </SignInGate>
        </Spoken>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
