import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";

const TEXTS = /\/portal\/texts\/(\w+)\.json$/;

/**
 * Puts a small script into the document itself, which fetches what depends on the reader while the page's code is on its way.
 * @param module of that script, from the folder of the page; it is told TEXT_FILES
 */
export function earlyScript(module: string): Plugin {
  return {
    name: "early-script",
    transformIndexHtml: {
      order: "post",
      handler: async (html, { bundle }) => {
        const texts = Object.values(bundle ?? {}).flatMap((piece) => {
          const language = piece.type === "chunk" ? TEXTS.exec(piece.facadeModuleId ?? "")?.[1] : undefined;
          return language === undefined ? [] : [[language, `/${piece.fileName}`] as const];
        });
        if (texts.length === 0) return html;
        const script = await scriptOf(module, Object.fromEntries(texts));
        // Before the styles: a script waits for those that stand before it.
        return html.replace("</title>", () => `</title>\n    <script>${script}</script>`);
      },
    },
  };
}

async function scriptOf(module: string, texts: Readonly<Record<string, string>>): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    define: { TEXT_FILES: JSON.stringify(texts) },
    build: {
      target: "es2023",
      write: false,
      lib: { entry: fileURLToPath(new URL(`../${module}`, import.meta.url)), formats: ["iife"], name: "early" },
    },
  });
  const [output] = Array.isArray(built) ? built : [];
  const [script] = output?.output ?? [];
  if (script === undefined) throw new Error(`nothing was built of ${module}`);
  return script.code.trim();
}
