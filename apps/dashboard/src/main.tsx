import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { minuteClock } from "./clock/clock.ts";
import { cssVariables, theme } from "./shell/theme.ts";
import "./shell/mantine-styles.ts";
import "./shell/page.css";
import "./timeline/timeline.css";
import "./roster/roster.css";
import "./roster/print.css";

const client = new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: false } } });
const clock = minuteClock(() => Date.now());
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <App clock={clock} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
