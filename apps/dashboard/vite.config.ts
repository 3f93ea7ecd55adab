import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const conditions = ["@springtide/source", "module", "browser", "development|production"];

export default defineConfig({
  plugins: [react()],
  resolve: { conditions },
  build: { target: "es2023", chunkSizeWarningLimit: 900 },
  worker: { format: "es" },
  server: { proxy: { "/api": "http://localhost:8080" } },
});
