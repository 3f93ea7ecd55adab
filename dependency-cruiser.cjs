// Who may import whom: the floors of docs/decisions/0001-floors.md, held by machine.
const floors = {
  refusal: [],
  probability: [],
  calendar: ["refusal", "probability"],
  staffing: ["refusal", "probability", "calendar"],
  simulation: ["refusal", "probability", "calendar"],
  forecast: ["refusal", "probability", "calendar"],
  planning: ["refusal", "probability", "calendar", "staffing", "forecast"],
  solver: ["planning"],
  contracts: ["refusal"],
  client: ["refusal", "contracts"],
  words: ["refusal", "contracts"],
  season: ["refusal", "probability", "calendar", "staffing", "simulation", "forecast", "planning", "contracts"],
  exchange: ["refusal", "contracts", "calendar", "words"],
  store: ["refusal", "contracts", "calendar"],
};
const pure = [
  "refusal",
  "probability",
  "calendar",
  "staffing",
  "simulation",
  "forecast",
  "planning",
  "contracts",
  "words",
  "season",
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "packages-know-no-app", severity: "error", from: { path: "^packages/" }, to: { path: "^apps/" } },
    { name: "unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "pure-packages-touch-no-world",
      severity: "error",
      from: { path: `^packages/(${pure.join("|")})/src` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "contracts-know-only-zod",
      severity: "error",
      from: { path: "^packages/contracts/src" },
      to: { path: "node_modules/(?!zod/)" },
    },
    ...Object.entries(floors).map(([name, allowed]) => ({
      name: `floor-of-${name}`,
      severity: "error",
      from: { path: `^packages/${name}/src` },
      to: { path: `^packages/(?!(${[name, ...allowed].join("|")})/)` },
    })),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)dist/" },
    tsConfig: { fileName: "tsconfig.base.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ["@springtide/source", "import", "types", "default"],
      exportsFields: ["exports"],
    },
  },
};
