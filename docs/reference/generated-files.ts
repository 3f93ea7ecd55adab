import { apiPage } from "./api-page.ts";
import { staffingPage } from "./staffing-page.ts";

/** The pages that are derived from comments in the code, by their path in the repository, and what should stand in them. */
export async function generatedPages(): Promise<{ readonly path: string; readonly text: string }[]> {
  return [
    { path: "docs/reference/api.md", text: await apiPage() },
    { path: "docs/reference/staffing.md", text: await staffingPage() },
  ];
}
