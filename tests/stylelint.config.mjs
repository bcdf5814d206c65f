// Stylesheets of the handbook. Run by `make check`.
export default {
  extends: "stylelint-config-standard",
  reportNeedlessDisables: true,
  reportInvalidScopeDisables: true,
  reportDescriptionlessDisables: true,
  rules: {
    // rh-block, rh-block__element, rh-block--modifier. The others are Material's and Markdown's.
    "selector-class-pattern": [
      "^(rh-[a-z0-9]+(-[a-z0-9]+)*(__[a-z0-9]+(-[a-z0-9]+)*)?(--[a-z0-9]+(-[a-z0-9]+)*)?|md-[a-z0-9_-]+|admonition(-title)?|headerlink)$",
      { resolveNestedSelectors: true },
    ],
    // Ours are --rh-…; the others are Material's, some with two dashes within.
    "custom-property-pattern": "^(rh-[a-z0-9]+(-[a-z0-9]+)*|md-[a-z0-9-]+)$",
    // Tokens stand in groups, and a word on one stands right above it.
    "comment-empty-line-before": null,
    "custom-property-empty-line-before": null,
    // A rule for a screen stands by the part it is about, not by how much it weighs; which wins is seen in the browser tests.
    "no-descending-specificity": null,
    // Material's breakpoints, to the digit.
    "number-max-precision": null,
    // Browsers from before 2023 know no other.
    "media-feature-range-notation": "prefix",
    // The running head of a PDF: paged media, which WeasyPrint knows and browsers do not.
    "declaration-property-value-no-unknown": [true, { ignoreProperties: { "string-set": "/.+/" } }],
    // Names of papers and typefaces are written as they are.
    "value-keyword-case": ["lower", { ignoreKeywords: ["A4"], ignoreProperties: ["/font/"] }],
  },
};
