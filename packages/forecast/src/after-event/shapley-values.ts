/** Beyond this, all subsets are too many. */
const MOST_PLAYERS = 16;

/**
 * Shares of a total among causes that work together: each cause's contribution, averaged over all orders in which the causes could be
 * put right one after the other. They sum to value(all) - value(none) exactly, a cause that changes nothing gets 0, and causes that
 * change the same get the same, whatever the order in which they are listed.
 * Source: Shapley (1953), A value for n-person games, Contributions to the Theory of Games II. Cost: players x 2^players.
 * @param value worth of a set of causes, given as bits: 1 is the first alone, 3 the first two
 * @throws RangeError for more than 16 players
 * @example shapleyValues(2, (set) => [0, 1, 2, 9][set] ?? 0) // => Float64Array [4, 5]
 */
export function shapleyValues(players: number, value: (set: number) => number): Float64Array {
  if (players > MOST_PLAYERS) throw new RangeError(`${players} players have too many subsets`);
  const worth = Float64Array.from({ length: 2 ** players }, (_, set) => value(set));
  const weight = weightsBySize(players);
  return Float64Array.from({ length: players }, (_, player) => {
    const own = 1 << player;
    return worth.reduce(
      (sum, without, set) =>
        (set & own) === 0 ? sum + (weight[bitsOf(set)] ?? 0) * ((worth[set | own] ?? 0) - without) : sum,
      0,
    );
  });
}

/** Share of all orders in which a given set of so many causes stands just before a given one: s! (n - s - 1)! / n!. */
function weightsBySize(players: number): number[] {
  const weights = [1 / players];
  for (let size = 1; size < players; size++) weights.push(((weights[size - 1] ?? 0) * size) / (players - size));
  return weights;
}

function bitsOf(set: number): number {
  let count = 0;
  for (let left = set; left > 0; left >>= 1) count += left & 1;
  return count;
}
