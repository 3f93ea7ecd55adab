/** An expression of a docstring and the number it promises. */
export interface Example {
  readonly expression: string;
  readonly value: number;
  /** Half a unit of the last digit printed; 0 for what is said to be equal. */
  readonly tolerance: number;
}

const FORM = /^(?<expression>.+?) \/\/ (?:.*, )?(?<relation>about|=>) (?<printed>-?\d[\d,]*(?:\.\d+)?(?:e[+-]?\d+)?)$/;

/**
 * Reads "expression // about 0.1741" or "expression // => 57"; words may stand before, as in "// 4/19, about 0.2105".
 * @throws Error where the line has another form: an example that cannot be run would rot
 */
export function readExample(line: string): Example {
  const { expression, relation, printed } = FORM.exec(line)?.groups ?? {};
  if (expression === undefined || printed === undefined) {
    throw new Error(`"${line}" is no example: it needs the form "expression // about 0.1741" or "expression // => 57"`);
  }
  const plain = printed.replaceAll(",", "");
  const [mantissa = "", exponent = "0"] = plain.split("e");
  const decimals = mantissa.split(".")[1]?.length ?? 0;
  return {
    expression,
    value: Number(plain),
    tolerance: relation === "=>" ? 0 : 0.5 * 10 ** (Number(exponent) - decimals),
  };
}
