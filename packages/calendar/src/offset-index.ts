import { DAY_MS } from "./civil-day.ts";
import type { OffsetProbe } from "./zone-offset-probe.ts";

/** A span of time, end excluded, in which a zone keeps one offset. */
interface OffsetStretch {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly offsetMs: number;
}

/** Every change of a zone's offset, found once and looked up from then on. */
export interface OffsetIndex {
  offsetMsAt(ms: number): number;
  /** The stretches that make up a span, in order, cut at its ends. Neighbours always differ in offset. */
  stretches(fromMs: number, untilMs: number): readonly OffsetStretch[];
}

interface Block {
  readonly startsMs: readonly number[]; // ascending; the first is the start of the block
  readonly offsetsMs: readonly number[];
}

const BLOCK_MS = 400 * DAY_MS;
/**
 * A change made and undone between two probes would be missed. The shortest time any zone has kept an offset is 95 hours
 * (Freetown in September 1939, tz 2025c), so two days see every one.
 */
const PROBE_STEP_MS = 2 * DAY_MS;

/**
 * Indexes a zone by blocks of 400 days, each probed when first asked for: 200 probes a block, then about 20 ns a look-up.
 * Changes are found to the second, which is as fine as zone data go.
 */
export function offsetIndex(probe: OffsetProbe): OffsetIndex {
  const blocks = new Map<number, Block>();

  function blockAt(number: number): Block {
    let block = blocks.get(number);
    if (block === undefined) {
      block = probeBlock(probe, number * BLOCK_MS);
      blocks.set(number, block);
    }
    return block;
  }

  return {
    offsetMsAt(ms) {
      const { startsMs, offsetsMs } = blockAt(Math.floor(ms / BLOCK_MS));
      let place = startsMs.length - 1;
      while (place > 0 && (startsMs[place] ?? 0) > ms) place -= 1;
      return offsetsMs[place] ?? 0;
    },
    stretches(fromMs, untilMs) {
      const found: OffsetStretch[] = [];
      const lastBlock = Math.ceil(untilMs / BLOCK_MS);
      for (let number = Math.floor(fromMs / BLOCK_MS); number < lastBlock; number += 1) {
        const { startsMs, offsetsMs } = blockAt(number);
        offsetsMs.forEach((offsetMs, place) => {
          const start = Math.max(fromMs, startsMs[place] ?? 0);
          const end = Math.min(untilMs, startsMs[place + 1] ?? (number + 1) * BLOCK_MS);
          if (start < end) appendStretch(found, start, end, offsetMs);
        });
      }
      return found;
    },
  };
}

function appendStretch(stretches: OffsetStretch[], fromMs: number, untilMs: number, offsetMs: number): void {
  const last = stretches.at(-1);
  // A block ends where it ends, not where an offset does: what goes on in the next block is one stretch.
  if (last?.offsetMs === offsetMs) stretches[stretches.length - 1] = { ...last, untilMs };
  else stretches.push({ fromMs, untilMs, offsetMs });
}

function probeBlock(probe: OffsetProbe, blockStartMs: number): Block {
  const startsMs = [blockStartMs];
  const offsetsMs = [probe(blockStartMs)];
  const blockEndMs = blockStartMs + BLOCK_MS;
  let fromOffset = offsetsMs[0] ?? 0;
  for (let fromMs = blockStartMs; fromMs < blockEndMs; fromMs += PROBE_STEP_MS) {
    const untilOffset = probe(fromMs + PROBE_STEP_MS);
    for (const change of changesBetween(probe, fromMs, fromMs + PROBE_STEP_MS, fromOffset, untilOffset)) {
      // A change at the very end opens the next block.
      if (change.atMs === blockEndMs) continue;
      startsMs.push(change.atMs);
      offsetsMs.push(change.offsetMs);
    }
    fromOffset = untilOffset;
  }
  return { startsMs, offsetsMs };
}

/** The changes after `fromMs` up to and including `untilMs`, by bisection; several where the first does not explain the last. */
function changesBetween(
  probe: OffsetProbe,
  fromMs: number,
  untilMs: number,
  fromOffset: number,
  untilOffset: number,
): readonly { readonly atMs: number; readonly offsetMs: number }[] {
  if (fromOffset === untilOffset) return [];
  let before = fromMs;
  let after = untilMs;
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (probe(middle) === fromOffset) before = middle;
    else after = middle;
  }
  const offsetMs = probe(after);
  return [{ atMs: after, offsetMs }, ...changesBetween(probe, after, untilMs, offsetMs, untilOffset)];
}
