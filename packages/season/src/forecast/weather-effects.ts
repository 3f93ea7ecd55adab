import type { WeatherEffects } from "@springtide/contracts";
import { fromBase64, toBase64 } from "./base64.ts";

/** Largest value of a signed byte. */
const LARGEST = 127;

/**
 * Effects of drawn weather as a plan keeps them, one byte each: natural logarithms, rounded to the 127th part of the largest, so that
 * none is off by more than 0.4 % of the largest.
 * @param effects [path * days + day]
 */
export function storedEffects(effects: Float32Array): Pick<WeatherEffects, "step" | "values"> {
  const largest = effects.reduce((most, effect) => Math.max(most, Math.abs(effect)), 0);
  const step = largest / LARGEST;
  const bytes = Int8Array.from(effects, (effect) => (step === 0 ? 0 : Math.round(effect / step)));
  return { step, values: toBase64(new Uint8Array(bytes.buffer)) };
}

/** Factors on the rates of each season, [path * days + day]; more seasons than were kept begin with the first again. */
export function effectFactors(
  { step, values }: Pick<WeatherEffects, "step" | "values">,
  pathDays: number,
): Float32Array {
  const bytes = new Int8Array(fromBase64(values).buffer);
  const factorOf = Float32Array.from({ length: 256 }, (_, byte) => Math.exp(step * ((byte << 24) >> 24)));
  return Float32Array.from({ length: pathDays }, (_, at) => factorOf[(bytes[at % bytes.length] ?? 0) & 255] ?? 1);
}
