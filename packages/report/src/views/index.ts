/** The page that shows a calculation to a person, for clients with MCP Apps. */
export const calculatorView = "ui://assay/calculator";
