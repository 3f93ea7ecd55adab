export { randomStream } from "./random-stream.ts";
export type { RandomStream } from "./random-stream.ts";
export { drawIndex } from "./draw-index.ts";
export { drawNormal, normalCdf, normalQuantile } from "./normal.ts";
export { drawGamma, gammaCdf, gammaQuantile } from "./gamma.ts";
export { drawPoisson, poissonCdf, poissonLogMass, poissonQuantile } from "./poisson.ts";
export { negativeBinomialCdf, negativeBinomialQuantile } from "./negative-binomial.ts";
export { betaCdf } from "./beta.ts";
export { logGamma } from "./log-gamma.ts";
