import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { packed } from "./build/packed.ts";
import { FIRST_AREAS } from "./src/languages/first-areas.ts";

const conditions = ["@springtide/source", "module", "browser", "development|production"];

/** Texts of one language in two pieces: what the first page says, and all the rest. */
function textsOf(module: string): string | null {
  const [, area = "", language = ""] = /\/src\/([\w-]+)\/texts\/(\w+)\.json$/.exec(module) ?? [];
  return language === "" ? null : `texts-${language}-${FIRST_AREAS.has(area) ? "first" : "more"}`;
}

export default defineConfig({
  plugins: [react(), packed(9)],
  resolve: { conditions },
  build: {
    target: "es2023",
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Our packages do nothing but define things: a page carries no schema or formula that it does not use.
      treeshake: { moduleSideEffects: [{ test: /\/packages\/\w+\/src\//, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            { name: "charts", test: /node_modules\/(chart\.js|@kurkle)\//, priority: 1 },
            { name: textsOf, priority: 2 },
            // What many pages use comes in one piece with the first of them; what few use comes with those few.
            { name: "shared", test: /src|node_modules/, minShareCount: 4 },
          ],
        },
      },
    },
  },
  worker: { format: "es" },
  server: { proxy: { "/api": "http://localhost:8080" } },
});
