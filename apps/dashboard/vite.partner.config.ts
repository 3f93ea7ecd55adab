import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
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

const ENTRY = "/portal/entry.ts";
const START = "/portal/start.tsx";

/** The code of the first page is one piece, fetched beside the few lines that ask for it, not after them. */
function startAtOnce(): Plugin {
  return {
    name: "start-at-once",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) => {
        const chunks = Object.values(bundle ?? {}).flatMap((piece) => (piece.type === "chunk" ? [piece] : []));
        const first = chunks.filter(({ facadeModuleId, moduleIds }) =>
          [facadeModuleId ?? "", ...moduleIds].some((id) => id.endsWith(START)),
        );
        const styles = first.flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
        const link = (attrs: Readonly<Record<string, string | boolean>>) => ({
          tag: "link",
          attrs,
          injectTo: "head" as const,
        });
        return [
          ...first.map(({ fileName }) => link({ rel: "modulepreload", crossorigin: true, href: `/${fileName}` })),
          ...styles.map((file) => link({ rel: "stylesheet", crossorigin: true, href: `/${file}` })),
        ];
      },
    },
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

/** The few lines that ask, with what they need, and the first page beyond that: each is one piece. */
function piecesOf(moduleOf: ModuleOf): readonly { readonly name: string; readonly modules: ReadonlySet<string> }[] {
  const reached = (from: string): ReadonlySet<string> =>
    reachedFrom(fileURLToPath(new URL(`src${from}`, import.meta.url)), moduleOf);
  return [
    { name: "asking", modules: reached(ENTRY) },
    { name: "first", modules: reached(START) },
  ];
}

/** What of it is used: the graph leads through whole packages, of which it takes one file. */
const LEAN =
  /preload-helper|\/dashboard\/src\/|\/node_modules\/(react|react-dom|scheduler)\/|\/client\/src\/api-problem/;

let pieces: ReturnType<typeof piecesOf> | null = null;

/** The partner portal: a lean page beside the dashboard, built for itself so that nothing of the dashboard comes with it. */
export default defineConfig({
  plugins: [react(), colours(), startAtOnce()],
  resolve: { conditions },
  publicDir: false,
  build: {
    target: "es2023",
    emptyOutDir: false,
    rolldownOptions: {
      input: "partner.html",
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: (id, graph) => {
                pieces ??= piecesOf((one) => graph.getModuleInfo(one));
                return LEAN.test(id) ? (pieces.find(({ modules }) => modules.has(id))?.name ?? null) : null;
              },
            },
          ],
        },
      },
      treeshake: { moduleSideEffects: [{ test: /\/packages\/\w+\/src\//, sideEffects: false }] },
    },
  },
});
