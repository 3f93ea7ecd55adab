/**
 * The bytes of an internet address: four of IPv4, sixteen of IPv6, an embedded IPv4 tail understood. Null for text that is no
 * address in plain spelling: octal, hexadecimal or shortened IPv4 is none, and neither is one with a zone (`fe80::1%eth0`).
 */
export function addressBytes(text: string): readonly number[] | null {
  return text.includes(":") ? bytesOfV6(text) : bytesOfV4(text);
}

function bytesOfV4(text: string): readonly number[] | null {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return null;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

const GROUPS = 8;

function bytesOfV6(text: string): readonly number[] | null {
  const halves = text.split("::");
  const [before = "", after] = halves;
  if (halves.length > 2) return null;
  const head = groupsOf(before, after === undefined);
  const tail = after === undefined ? [] : groupsOf(after, true);
  if (head === null || tail === null) return null;
  const missing = GROUPS - head.length - tail.length;
  if (after === undefined ? missing !== 0 : missing < 1) return null;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail].flatMap((group) => [group >> 8, group & 255]);
}

/** The groups of one side of `::`; the last may be an IPv4 address where the side ends the text. */
function groupsOf(text: string, isLast: boolean): number[] | null {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [place, part] of parts.entries()) {
    const v4 = isLast && place === parts.length - 1 && part.includes(".") ? bytesOfV4(part) : null;
    if (v4 !== null) groups.push(((v4[0] ?? 0) << 8) | (v4[1] ?? 0), ((v4[2] ?? 0) << 8) | (v4[3] ?? 0));
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
  }
  return groups;
}
