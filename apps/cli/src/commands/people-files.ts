import type { PeopleDiagnosis, Shop } from "@springtide/contracts";
import { checkPeopleReady, examinePeople, type PeopleExamination } from "@springtide/exchange";
import { inWords, Refusal } from "@springtide/refusal";

const WEIGHTS = { blocks: "must be settled", doubt: "probably wrong", note: "good to know" } as const;

/**
 * A shop with what files of leave, availability and contracts say of its people.
 * @throws Refusal `not-about-people`, and everything that blocks the first file that is not ready
 */
export async function withPeople(shop: Shop, paths: readonly string[]): Promise<Shop> {
  let changed = shop;
  for (const path of paths) {
    const examined = await requirePeople(path, changed);
    checkPeopleReady(examined.diagnosis);
    changed = examined.shop;
  }
  return changed;
}

/** @throws Refusal `not-about-people` */
export async function requirePeople(
  path: string,
  shop: Shop,
  accept: readonly string[] = [],
): Promise<PeopleExamination> {
  const examined = await examinePeople(path, shop, { accept });
  if (examined !== null) return examined;
  throw new Refusal({
    code: "not-about-people",
    place: { file: path },
    found: "columns that tell neither leave nor availability nor contracts",
    rule: "leave has person, from and until; availability person, days, from and until; contracts person and contract or hours_a_week",
    remedy: "Name the columns so.",
  });
}

/** A diagnosis for a person to read: what the file is, what was found, and what would change. */
export function peopleLines({ file, recognised, rowsRead, rowsLeftOut, findings, changes }: PeopleDiagnosis): string[] {
  return [
    `${file}: ${recognised.kind} of people, ${rowsRead} rows${rowsLeftOut > 0 ? `, ${rowsLeftOut} not counted` : ""}`,
    `  ${recognised.why}`,
    ...findings.flatMap(({ code, place: { row, column }, found, rule, remedy, weight, sample, mends }) => [
      "",
      `${code} (${WEIGHTS[weight]})`,
      `  ${inWords({ code, place: { ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) }, found, rule, remedy })}`,
      ...sample.slice(0, 3).map(({ row: at, cells }) => `  row ${at}: ${cells.join(" | ")}`),
      ...mends.map(({ id, words }) => `  --accept ${id}  ${words}`),
    ]),
    "",
    changes.length === 0 ? "nothing would change" : "would change",
    ...changes.map(({ person, what, before, after }) => `  ${person}, ${what}: ${before} -> ${after}`),
  ];
}
