/**
 * Own pool and partner pool as one chain of states (own busy, partner busy), solved by sweeps until nothing moves.
 * Times in handling times, the same on both sides.
 */
export function twoPools(system: { agents: number; loadErlangs: number; partnerAgents: number }) {
  const { agents, loadErlangs: load, partnerAgents } = system;
  const width = partnerAgents + 1;
  const share = new Float64Array((agents + 1) * width).fill(1);
  const at = (own: number, partner: number): number =>
    own < 0 || own > agents || partner < 0 || partner > partnerAgents ? 0 : (share[own * width + partner] ?? 0);
  for (let sweep = 0, moved = 1; moved > 1e-14 && sweep < 20_000; sweep += 1) {
    moved = 0;
    let total = 0;
    for (let own = 0; own <= agents; own += 1) {
      for (let partner = 0; partner <= partnerAgents; partner += 1) {
        const full = own === agents;
        const arrivesHere = load * (at(own - 1, partner) + (full ? at(own, partner - 1) : 0));
        const into = arrivesHere + (own + 1) * at(own + 1, partner) + (partner + 1) * at(own, partner + 1);
        const leaves = own + partner + (full && partner === partnerAgents ? 0 : load);
        const next = leaves === 0 ? 1 : into / leaves;
        moved = Math.max(moved, Math.abs(next - at(own, partner)));
        share[own * width + partner] = next;
        total += next;
      }
    }
    for (let state = 0; state < share.length; state += 1) share[state] = (share[state] ?? 0) / total;
  }
  let overflowing = 0;
  let mean = 0;
  let square = 0;
  for (let own = 0; own <= agents; own += 1) {
    for (let partner = 0; partner <= partnerAgents; partner += 1) {
      if (own === agents) overflowing += at(own, partner);
      mean += partner * at(own, partner);
      square += partner * partner * at(own, partner);
    }
  }
  return {
    blocking: at(agents, partnerAgents) / overflowing,
    partnerMean: mean,
    partnerVariance: square - mean * mean,
  };
}
