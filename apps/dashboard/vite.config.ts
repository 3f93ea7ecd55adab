import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const conditions = ["@springtide/source", "module", "browser", "development|production"];

export default defineConfig({
  plugins: [react()],
  resolve: { conditions },
  build: {
    target: "es2023",
    chunkSizeWarningLimit: 700,
    // What others wrote stays the same from one release of the page to the next: a browser keeps it.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "libraries", test: /node_modules/ }] } } },
  },
  worker: { format: "es" },
  server: { proxy: { "/api": "http://localhost:8080" } },
});
