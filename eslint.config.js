import tseslint from "typescript-eslint";
import hooks from "eslint-plugin-react-hooks";

export default tseslint.config(
  { ignores: ["**/dist/**", "**/*.config.*", "dependency-cruiser.cjs", "apps/cli/bin/**"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: "tsconfig.lint.json",
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      "no-console": "error",
    },
  },
  { files: ["apps/dashboard/**/*.tsx"], plugins: { "react-hooks": hooks }, rules: hooks.configs.recommended.rules },
  {
    files: [
      "packages/{refusal,probability,calendar,staffing,simulation,forecast,planning,contracts,season}/src/**/*.ts",
    ],
    rules: {
      "no-restricted-globals": [
        "error",
        "process",
        "Buffer",
        "window",
        "document",
        "fetch",
        "setTimeout",
        "performance",
      ],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Randomness is a seeded stream passed in." },
        { object: "Date", property: "now", message: "Time is an argument." },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Time is an argument." },
        { selector: "ImportDeclaration[source.value=/^node:/]", message: "This package runs in a browser too." },
      ],
    },
  },
);
