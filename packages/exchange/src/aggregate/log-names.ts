import { Refusal } from "@springtide/refusal";
import { bytesText } from "../csv/cell-text.ts";
import type { NameIndex } from "../contacts/name-index.ts";
import { NameMemory, UNSEEN } from "../contacts/name-memory.ts";
import type { Trouble } from "../contacts/refused-rows.ts";

const MOST_NAMES = 10_000;

/** Numbers the names of a column in the order in which they come up: every name is good. */
export class LogNames implements NameIndex {
  readonly names: string[] = [];
  readonly #indexByName = new Map<string, number>();
  readonly #memory = new NameMemory();
  readonly #file: string;
  readonly #column: string;

  constructor(file: string, column: string) {
    this.#file = file;
    this.#column = column;
  }

  /** @throws Refusal code too-many-names where the column is hardly one to count by */
  find(bytes: Uint8Array, start: number, end: number): number {
    const seen = this.#memory.find(bytes, start, end);
    if (seen !== UNSEEN) return seen;
    const name = bytesText(bytes, start, end);
    const index = this.#indexByName.get(name) ?? this.#add(name);
    this.#memory.remember(bytes, start, end, index);
    return index;
  }

  /** Goes on with the names of the part of the log that follows; the index here of each. @throws Refusal code too-many-names */
  absorb(names: readonly string[]): number[] {
    return names.map((name) => this.#indexByName.get(name) ?? this.#add(name));
  }

  trouble(): Trouble {
    throw new Error("Every name of a log is known.");
  }

  #add(name: string): number {
    const index = this.names.length;
    if (index === MOST_NAMES) throw tooManyNames(this.#file, this.#column);
    this.names.push(name);
    this.#indexByName.set(name, index);
    return index;
  }
}

function tooManyNames(file: string, column: string): Refusal {
  return new Refusal({
    code: "too-many-names",
    place: { file, column },
    found: `more than ${MOST_NAMES.toLocaleString("en")} different values`,
    rule: "contacts are counted by a column that says where they came in, such as channel or queue",
    remedy: "Name another column with --by.",
  });
}
