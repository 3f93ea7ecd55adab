import type { Words } from "../words/words.ts";
import type { Field } from "./fields.ts";
import type { Finding } from "./findings.ts";
import type { Json, Path } from "./json.ts";

/** What the input of a field is given. */
export interface InputProps {
  readonly field: Field;
  /** Of the field in the description. */
  readonly path: Path;
  readonly value: Json | undefined;
  /** What the field belongs to. */
  readonly item: Json | undefined;
  readonly description: Json;
  readonly findings: readonly Finding[];
  readonly words: Words;
  readonly onChange: (value: Json | undefined) => void;
}
