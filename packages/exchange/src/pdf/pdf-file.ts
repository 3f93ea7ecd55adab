import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces.js";

/** Roboto, which comes with the library: Latin with all its accents, Greek and Cyrillic. What it has no sign for is shown as a box. */
const FONTS = join(dirname(createRequire(import.meta.url).resolve("pdfmake/package.json")), "fonts", "Roboto");

/** What stands on the pages of a PDF file. */
export interface PdfPages {
  readonly title: string;
  /** Told inside the file, and the only time in it: the same pages make the same bytes. */
  readonly madeAt: Date;
  readonly footer: string;
  readonly content: Content[];
}

/** A PDF file, A4 across, its fonts within, with a foot and page numbers. */
export async function pdfFile({ title, madeAt, footer, content }: PdfPages): Promise<Uint8Array> {
  // Loaded by whoever wants a PDF: it takes longer than all else that a server needs to start.
  const { default: pdfmake } = await import("pdfmake");
  pdfmake.setFonts({
    Roboto: {
      normal: join(FONTS, "Roboto-Regular.ttf"),
      bold: join(FONTS, "Roboto-Medium.ttf"),
      italics: join(FONTS, "Roboto-Italic.ttf"),
      bolditalics: join(FONTS, "Roboto-MediumItalic.ttf"),
    },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path: string) => path.startsWith(FONTS));
  const pages: TDocumentDefinitions = {
    info: { title, creator: "Springtide", producer: "Springtide", creationDate: madeAt, modDate: madeAt },
    pageSize: "A4",
    pageOrientation: "landscape",
    pageMargins: [28, 28, 28, 36],
    defaultStyle: { font: "Roboto", fontSize: 9 },
    footer: (page: number, of: number): Content => ({
      columns: [
        { text: footer, fontSize: 7, color: "#475467" },
        { text: `${page} / ${of}`, alignment: "right", fontSize: 7, width: 50 },
      ],
      margin: [28, 10, 28, 0],
    }),
    content,
  };
  return await pdfmake.createPdf(pages).getBuffer();
}
