import type { RandomStream } from "@springtide/probability";
import type { Patience } from "../../src/index.ts";

/** Shares and mean waits of one run. */
export interface Played {
  readonly served: number;
  readonly abandoned: number;
  readonly overflowed: number;
  readonly waited: number;
  readonly inTime: number;
  readonly asaSeconds: number;
}

function exponential(stream: RandomStream, mean: number): number {
  return -mean * Math.log(stream.uniform());
}

/** Time until the summed hazard reaches a standard exponential draw; endless where it never does. */
function drawPatience({ law, balkingShare = 0 }: Patience, stream: RandomStream): number {
  if (stream.uniform() < balkingShare) return 0;
  if (law.kind === "exponential") return exponential(stream, law.meanSeconds);
  if (law.kind !== "hazard") return Infinity;
  let left = exponential(stream, 1);
  for (const [index, { fromSeconds, perSecond }] of law.pieces.entries()) {
    const lasts = (law.pieces[index + 1]?.fromSeconds ?? Infinity) - fromSeconds;
    if (perSecond > 0 && left < perSecond * lasts) return fromSeconds + left / perSecond;
    left -= perSecond > 0 ? perSecond * lasts : 0;
  }
  return Infinity;
}

/** M/M/n+G played contact by contact: each takes the agent that is free first, unless he leaves before. */
export function playQueue(
  team: { readonly agents: number; readonly loadErlangs: number; readonly ahtSeconds: number },
  patience: Patience,
  withinSeconds: number,
  contacts: number,
  stream: RandomStream,
): Played {
  const freeAt = new Array<number>(team.agents).fill(0);
  const overflowAfter = patience.overflowAfterSeconds ?? Infinity;
  let [now, served, abandoned, overflowed, waited, inTime, servedWaited] = [0, 0, 0, 0, 0, 0, 0];
  for (let contact = 0; contact < contacts; contact += 1) {
    now += exponential(stream, team.ahtSeconds / team.loadErlangs);
    const first = Math.min(...freeAt);
    const wait = Math.max(0, first - now);
    const leaves = drawPatience(patience, stream);
    const handle = exponential(stream, team.ahtSeconds);
    waited += Math.min(wait, leaves, overflowAfter);
    if (wait <= leaves && wait <= overflowAfter) {
      freeAt[freeAt.indexOf(first)] = now + wait + handle;
      served += 1;
      servedWaited += wait;
      if (wait <= withinSeconds) inTime += 1;
    } else if (leaves <= overflowAfter) abandoned += 1;
    else overflowed += 1;
  }
  return {
    served: served / contacts,
    abandoned: abandoned / contacts,
    overflowed: overflowed / contacts,
    waited: waited / contacts,
    inTime: inTime / contacts,
    asaSeconds: servedWaited / served,
  };
}
