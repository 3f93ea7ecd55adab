import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { earlyScript } from "./build/early-script.ts";
import { packed } from "./build/packed.ts";
import { PALETTES } from "./src/charts/palette.ts";

const conditions = ["@springtide/source", "module", "browser", "development|production"];

/** What the page is drawn with stands in it, so that its first picture has the right colours: by the system, or as chosen. */
function colours(): Plugin {
  const of = (palette: Readonly<Record<string, string>>): string =>
    Object.entries(palette)
      .map(([name, value]) => `--${name}:${value}`)
      .join(";");
  const light = of(PALETTES.light);
  const dark = of(PALETTES.dark);
  const style =
    `:root{color-scheme:light;${light}}@media (prefers-color-scheme:dark){:root{color-scheme:dark;${dark}}}` +
    `:root[data-scheme=light]{color-scheme:light;${light}}:root[data-scheme=dark]{color-scheme:dark;${dark}}` +
    "body{background:var(--page)}";
  return {
    name: "colours",
    transformIndexHtml: () => [{ tag: "style", children: style, injectTo: "head" }],
  };
}

/** What the graph of modules tells of one. */
type ModuleOf = (id: string) => { readonly importedIds: readonly string[] } | null;

/** The modules that the first page cannot do without: all that its start imports, and what that imports. */
function reachedFrom(id: string, moduleOf: ModuleOf, reached = new Set<string>()): ReadonlySet<string> {
  if (reached.has(id)) return reached;
  reached.add(id);
  for (const imported of moduleOf(id)?.importedIds ?? []) reachedFrom(imported, moduleOf, reached);
  return reached;
}

const START = fileURLToPath(new URL("src/portal/start.tsx", import.meta.url));

/** What of it is used: the graph leads through whole packages, of which it takes one file. */
const LEAN =
  /preload-helper|\/dashboard\/src\/|\/node_modules\/(react|react-dom|scheduler)\/|\/client\/src\/api-problem/;

/** How modules of the oldest kind are bound; in no graph, and a file of its own unless it is put somewhere. */
const RUNTIME = /rolldown\/runtime/;

let first: ReadonlySet<string> | null = null;

/** The partner portal: a lean page beside the dashboard, built for itself so that nothing of the dashboard comes with it. */
export default defineConfig({
  plugins: [react(), colours(), earlyScript("src/portal/early.ts"), packed(11)],
  resolve: { conditions },
  publicDir: false,
  build: {
    target: "es2023",
    emptyOutDir: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: "partner.html",
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: (id, graph) => {
                first ??= reachedFrom(START, (one) => graph.getModuleInfo(one));
                return RUNTIME.test(id) || (LEAN.test(id) && first.has(id)) ? "first" : null;
              },
            },
          ],
        },
      },
      treeshake: { moduleSideEffects: [{ test: /\/packages\/\w+\/src\//, sideEffects: false }] },
    },
  },
});
