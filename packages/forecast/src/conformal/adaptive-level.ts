/** How fast the level follows misses, as a share of the nominal level: rare misses must not throw a small level about. */
const GAIN = 0.1;

/**
 * The miss rate to aim at so that misses come at the rate `nominal` although errors drift: after each score the level moves by
 * a tenth of nominal x (nominal - missed), within a quarter and twice of nominal; given is its mean over the later half, since it never rests. Scores and bounds in order of time; bounds are those of the nominal level.
 * Source: Gibbs and Candes (2021), Adaptive conformal inference under distribution shift. It widens a band and cannot re-centre it.
 * @param isMissed whether each score, oldest first, fell outside its bound at the level given
 * @example adaptiveLevel(0.1, 3, () => true) // about 0.0775
 */
export function adaptiveLevel(
  nominal: number,
  scores: number,
  isMissed: (index: number, level: number) => boolean,
): number {
  let level = nominal;
  let sum = 0;
  const settled = Math.floor(scores / 2);
  for (let i = 0; i < scores; i++) {
    level += GAIN * nominal * (nominal - (isMissed(i, level) ? 1 : 0));
    level = Math.min(Math.max(level, nominal / 4), Math.min(0.5, nominal * 2));
    if (i >= settled) sum += level;
  }
  return scores === 0 ? nominal : sum / (scores - settled);
}
