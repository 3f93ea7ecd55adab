const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUE_OF = new Map(Array.from(DIGITS, (digit, value) => [digit, value]));

/** Bytes as text (RFC 4648, section 4). The platform's own ways differ between a page, a worker and a server; this one does not. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    parts.push(digit(word >> 18), digit(word >> 12));
    parts.push(left > 1 ? digit(word >> 6) : "=", left > 2 ? digit(word) : "=");
  }
  return parts.join("");
}

/** The bytes of such a text, which the contract has checked. */
export function fromBase64(text: string): Uint8Array {
  const padding = text.endsWith("==") ? 2 : Number(text.endsWith("="));
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let i = 0, at = 0; i < text.length; i += 4) {
    const word = [0, 1, 2, 3].reduce((sum, k) => (sum << 6) | (VALUE_OF.get(text[i + k] ?? "") ?? 0), 0);
    for (const shift of [16, 8, 0]) if (at < bytes.length) bytes[at++] = (word >> shift) & 255;
  }
  return bytes;
}

function digit(word: number): string {
  return DIGITS[word & 63] ?? "";
}
