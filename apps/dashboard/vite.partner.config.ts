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

/** The code of the first page is fetched beside the few lines that ask for it, not after them. */
function startAtOnce(): Plugin {
  return {
    name: "start-at-once",
    enforce: "post",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle }) => {
        const chunks = Object.values(bundle ?? {}).flatMap((piece) => (piece.type === "chunk" ? [piece] : []));
        const start = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith("/portal/start.tsx"));
        if (start === undefined) return [];
        const styles = [...(start.viteMetadata?.importedCss ?? [])];
        return [
          ...[start.fileName, ...start.imports].map((file) => ({
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `/${file}` },
            injectTo: "head" as const,
          })),
          ...styles.map((file) => ({
            tag: "link",
            attrs: { rel: "stylesheet", crossorigin: true, href: `/${file}` },
            injectTo: "head" as const,
          })),
        ];
      },
    },
  };
}

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
      treeshake: { moduleSideEffects: [{ test: /\/packages\/\w+\/src\//, sideEffects: false }] },
    },
  },
});
