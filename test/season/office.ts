import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inflateRawSync } from "node:zlib";
import { zipFile } from "../../packages/exchange/src/workbook/zip-file.ts";

const run = promisify(execFile);
/** Longer than LibreOffice takes to start the first time. */
export const OFFICE_PATIENCE_MS = 180_000;
const UNTOLD = "-999999";

/** A formula of a workbook: where it stands, what was written with it, and what another engine reckons. */
interface ReckonedFormula {
  readonly sheet: number;
  readonly cell: string;
  readonly formula: string;
  readonly written: number;
  readonly reckoned: number;
}

/** A workbook as a spreadsheet engine left it, and each of its formulas. */
interface Reckoned {
  readonly bytes: Uint8Array;
  readonly formulas: readonly ReckonedFormula[];
}

/** Whether LibreOffice is there; says so loudly where it is not. */
export async function hasOffice(): Promise<boolean> {
  const found = await run("soffice", ["--version"]).then(
    () => true,
    () => false,
  );
  if (!found)
    process.stderr.write("\n!!! soffice is not installed: workbooks are NOT recalculated by LibreOffice.\n\n");
  return found;
}

/** Has LibreOffice reckon every formula as it opens a file, instead of trusting what was written with it. */
const RECKON_ALWAYS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Workbooks as LibreOffice reckons them, told nothing of what their formulas come to; all in one run of it. */
export async function reckonedByOffice(files: Readonly<Record<string, Uint8Array>>): Promise<Map<string, Reckoned>> {
  const folder = await mkdtemp(join(tmpdir(), "springtide-office-"));
  try {
    const names = Object.keys(files);
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, `${name}.xlsx`), blinded(bytes));
    await mkdir(join(folder, "office", "user"), { recursive: true });
    await writeFile(join(folder, "office", "user", "registrymodifications.xcu"), RECKON_ALWAYS);
    const profile = `-env:UserInstallation=file://${join(folder, "office")}`;
    const paths = names.map((name) => join(folder, `${name}.xlsx`));
    const asked = ["--headless", "--convert-to", "xlsx", "--outdir", join(folder, "out"), ...paths];
    await run("soffice", [profile, ...asked], { timeout: OFFICE_PATIENCE_MS });
    const reckoned = new Map<string, Reckoned>();
    for (const [name, written] of Object.entries(files)) {
      const bytes = await readFile(join(folder, "out", `${name}.xlsx`));
      reckoned.set(name, { bytes, formulas: besideEachOther(written, bytes) });
    }
    return reckoned;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function besideEachOther(written: Uint8Array, reckoned: Uint8Array): ReckonedFormula[] {
  const other = new Map(formulasOf(reckoned).map((one) => [`${one.sheet} ${one.cell}`, one.value]));
  return formulasOf(written).map(({ sheet, cell, formula, value }) => ({
    ...{ sheet, cell, formula, written: Number(value) },
    reckoned: Number(other.get(`${sheet} ${cell}`)),
  }));
}

interface FormulaCell {
  readonly sheet: number;
  readonly cell: string;
  readonly formula: string;
  readonly value: string;
}

const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/;
const FORMULA = /<c r="([A-Z]+\d+)"[^>]*><f[^>]*>([^<]*)<\/f><v>([^<]*)<\/v>/g;

function formulasOf(bytes: Uint8Array): FormulaCell[] {
  return unzipped(bytes).flatMap(({ name, text }) => {
    const sheet = Number(SHEET.exec(name)?.[1] ?? 0);
    if (sheet === 0) return [];
    return [...text.matchAll(FORMULA)].map(([, cell = "", formula = "", value = ""]) => ({
      ...{ sheet, cell, formula, value },
    }));
  });
}

function blinded(bytes: Uint8Array): Uint8Array {
  return zipFile(
    unzipped(bytes).map(({ name, text }) => ({
      name,
      text: SHEET.test(name) ? text.replaceAll(/(<\/f><v>)[^<]*(<\/v>)/g, `$1${UNTOLD}$2`) : text,
    })),
  );
}

/** The texts of a ZIP archive, by its directory. */
function unzipped(bytes: Uint8Array): { readonly name: string; readonly text: string }[] {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf("PK\x05\x06", undefined, "latin1");
  let at = buffer.readUInt32LE(end + 16);
  return Array.from({ length: buffer.readUInt16LE(end + 10) }, () => {
    const [packed, nameLength] = [buffer.readUInt32LE(at + 20), buffer.readUInt16LE(at + 28)];
    const method = buffer.readUInt16LE(at + 10);
    const local = buffer.readUInt32LE(at + 42);
    const name = buffer.toString("utf8", at + 46, at + 46 + nameLength);
    const from = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
    const raw = buffer.subarray(from, from + packed);
    return { name, text: (method === 0 ? raw : inflateRawSync(raw)).toString("utf8") };
  });
}
