import { readFileSync } from "node:fs";

/** Reference values with 60 digits, computed outside this code base; each file states its definitions and tolerances. */
function vectors(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../test/vectors/${name}.json`, import.meta.url), "utf8"));
}

/** Walks into parsed JSON and throws, with the path, where the file is not what the test takes it for. */
export class Vector {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path = "") {
    this.#value = value;
    this.#path = path;
  }

  at(key: string): Vector {
    if (typeof this.#value !== "object" || this.#value === null) throw new TypeError(`${this.#path} is no object`);
    return new Vector(Object.entries(this.#value).find(([name]) => name === key)?.[1], `${this.#path}/${key}`);
  }

  list(): Vector[] {
    if (!Array.isArray(this.#value)) throw new TypeError(`${this.#path} is no list`);
    return this.#value.map((item: unknown, index) => new Vector(item, `${this.#path}/${index}`));
  }

  get isThere(): boolean {
    return this.#value !== undefined && this.#value !== null;
  }

  get isTrue(): boolean {
    if (typeof this.#value !== "boolean") throw new TypeError(`${this.#path} is no truth value`);
    return this.#value;
  }

  get number(): number {
    if (typeof this.#value !== "number") throw new TypeError(`${this.#path} is no number`);
    return this.#value;
  }

  get text(): string {
    if (typeof this.#value !== "string") throw new TypeError(`${this.#path} is no text`);
    return this.#value;
  }
}

/** The cases of one list of a file, with their ids for the test's name. */
export function cases(file: string, list = "cases"): { id: string; given: Vector; out: Vector; whole: Vector }[] {
  return new Vector(vectors(file))
    .at(list)
    .list()
    .map((whole) => ({ id: whole.at("id").text, given: whole.at("in"), out: whole.at("out"), whole }));
}
