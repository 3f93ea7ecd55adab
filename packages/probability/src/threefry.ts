const PARITY = 0x1bd11bda;

/**
 * Fills `into` with the blocks of Threefry 2x32 with 13 rounds, the fewest that pass the strictest test batteries: two
 * words from a 64-bit counter under a 64-bit key, by additions, rotations and exclusive ors alone, so that it costs a
 * fraction of Philox where there is no 64-bit product. Block i has the counter (firstCounter + i, lane) and is
 * written to places 2i and 2i + 1 as signed words.
 * Source: Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC '11. Cost: O(blocks).
 */
export function threefry2x32(
  into: Int32Array,
  blocks: number,
  firstCounter: number,
  lane: number,
  key0: number,
  key1: number,
): void {
  const key2 = PARITY ^ key0 ^ key1;
  for (let block = 0; block < blocks; block += 1) {
    let x = (firstCounter + block + key0) | 0;
    let y = (lane + key1) | 0;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    x = (x + key1) | 0;
    y = (y + key2 + 1) | 0;
    x = (x + y) | 0;
    y = ((y << 17) | (y >>> 15)) ^ x;
    x = (x + y) | 0;
    y = ((y << 29) | (y >>> 3)) ^ x;
    x = (x + y) | 0;
    y = ((y << 16) | (y >>> 16)) ^ x;
    x = (x + y) | 0;
    y = ((y << 24) | (y >>> 8)) ^ x;
    x = (x + key2) | 0;
    y = (y + key0 + 2) | 0;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    x = (x + key0) | 0;
    y = (y + key1 + 3) | 0;
    x = (x + y) | 0;
    into[2 * block] = x;
    into[2 * block + 1] = ((y << 17) | (y >>> 15)) ^ x;
  }
}
