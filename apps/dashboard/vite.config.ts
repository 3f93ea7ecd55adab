import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const conditions = ["@springtide/source", "module", "browser", "development|production"];

export default defineConfig({
  plugins: [react()],
  resolve: { conditions },
  build: {
    target: "es2023",
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // Our packages do nothing but define things: a page carries no schema or formula that it does not use.
      treeshake: { moduleSideEffects: [{ test: /\/packages\/\w+\/src\//, sideEffects: false }] },
      output: {
        codeSplitting: {
          // What others wrote stays the same from one release of the page to the next: a browser keeps it.
          groups: [
            { name: "charts", test: /node_modules\/(chart\.js|@kurkle)\//, priority: 1 },
            // By who uses them: the first page does not carry what only a page opened later needs.
            { name: "libraries", test: /node_modules/, entriesAware: true, entriesAwareMergeThreshold: 20_000 },
          ],
        },
      },
    },
  },
  worker: { format: "es" },
  server: { proxy: { "/api": "http://localhost:8080" } },
});
