// Scripts of the handbook and of its tests. Run by `make check`.
import { readdirSync, readFileSync } from "node:fs";

import js from "@eslint/js";
import globals from "globals";

// What one script gives to those that are loaded after it, and TABLES, which is put in when the site is built.
const assets = new URL("../overrides/assets/", import.meta.url);
const scripts = readdirSync(assets).filter((name) => name.endsWith(".js"));
const given = scripts.flatMap((name) => readFileSync(new URL(name, assets), "utf8").match(/(?<=^const )\w+/gm) ?? []);
const shared = Object.fromEntries([...given, "TABLES"].map((name) => [name, "readonly"]));

const rules = {
  ...js.configs.recommended.rules,
  // Beyond what is recommended: what hides a slip, or makes a function hard to read.
  "array-callback-return": "error",
  "block-scoped-var": "error",
  "complexity": ["error", 20],
  "consistent-return": "error",
  "default-case-last": "error",
  "dot-notation": "error",
  "eqeqeq": "error",
  "guard-for-in": "error",
  "max-depth": ["error", 4],
  "max-lines-per-function": ["error", { "max": 60, "skipBlankLines": true, "skipComments": true }],
  "max-params": ["error", 5],
  "no-caller": "error",
  "no-constructor-return": "error",
  "no-eval": "error",
  "no-extend-native": "error",
  "no-implicit-coercion": ["error", { "allow": ["!!"] }],
  "no-implied-eval": "error",
  "no-lone-blocks": "error",
  "no-loop-func": "error",
  "no-new-func": "error",
  "no-new-wrappers": "error",
  "no-param-reassign": "error",
  "no-return-assign": "error",
  "no-script-url": "error",
  "no-self-compare": "error",
  "no-sequences": "error",
  "no-shadow": "error",
  "no-template-curly-in-string": "error",
  "no-throw-literal": "error",
  "no-unmodified-loop-condition": "error",
  "no-unneeded-ternary": "error",
  "no-unreachable-loop": "error",
  "no-unused-expressions": "error",
  // A file gives the others a name: classic scripts have no other way.
  "no-redeclare": ["error", { "builtinGlobals": false }],
  "no-unused-vars": ["error", { "vars": "local", "ignoreRestSiblings": true }],
  "no-use-before-define": ["error", { "functions": false, "variables": false }],
  "no-useless-call": "error",
  "no-useless-concat": "error",
  "no-useless-return": "error",
  "no-var": "error",
  "no-void": "error",
  "prefer-arrow-callback": "error",
  "prefer-const": "error",
  "prefer-promise-reject-errors": "error",
  "prefer-template": "error",
  "radix": "error",
  "yoda": "error",
};

export default [
  // Somebody else's, as it was written: README says where it comes from.
  { ignores: ["overrides/assets/iframe-worker.js", "overrides/assets/vendor/", "**/node_modules/", "tests/output/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["overrides/**/*.js"],
    languageOptions: { ecmaVersion: 2022, sourceType: "script", globals: { ...globals.browser, ...shared } },
    rules: { ...rules, "func-style": "error" },
  },
  {
    files: ["tests/**/*.js"],
    languageOptions: { ecmaVersion: 2022, sourceType: "commonjs", globals: globals.node },
    rules,
  },
];
