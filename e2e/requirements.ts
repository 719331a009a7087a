/** What users were promised. Tests cite an id in square brackets; a check finds what no test cites. */
export const requirements: Readonly<Record<string, string>> = {
  "mcp.clients": "Clients of both protocol eras and other makers list and call tools over stdio and HTTP.",
  "mcp.conformance": "The public conformance suite has no scored failure for either revision.",
  "mcp.portable-schemas": "The inspector finds nothing to warn about in the tools' schemas.",
  "mcp.small-list": "The default tool list costs at most twelve tools and 4,000 tokens.",
  "mcp.output-schema": "Every tool's answer parses with its output schema.",
  "mcp.bad-input": "Bad input is answered with what was wrong, where, and what to do; the server lives on.",
  "mcp.local-only": "Foreign hosts, foreign pages and callers without the token are refused.",
  "mcp.view": "Clients with MCP Apps can show a calculation as a self-contained page.",
  "report.coverage": "Every line of the report with a digit is a fact or is ignored for a stated reason.",
  "report.search": "Chinese (both scripts) and English words find the same section.",
  "report.calculators": "No calculator ever answers with something that is not a number.",
  "report.verdicts": "Every arithmetic claim prints the stated beside the recomputed figure.",
  "router.client": "Any OpenAI client reaches every reachable model through one address.",
  "router.faults":
    "Whatever an upstream does, the client gets an answer, another model's answer, or a typed error.",
  "router.accounts":
    "Budgets, limits and keys hold under concurrent calls, and no key is kept or shown in clear.",
  "router.local": "A model server on this machine is found without configuration.",
  "platform.isolation":
    "A row of one workspace can be neither read, changed nor deleted from another, in any table.",
  "platform.migrations": "Every change of a table has its migration, applied whole or not at all.",
  "platform.one-server":
    "Processes that start at once share one database server, which outlives its starter and recovers when killed.",
  "platform.start": "One command starts everything, and Ctrl-C leaves nothing behind.",
  "platform.accounts": "People sign up, invite each other, and do what their role allows.",
  "platform.profiles":
    "On a machine without accounts a child's profile is left with the guardian's PIN only.",
  "console.accessible":
    "No page has a violation that axe can find, in either theme, either language, or on a phone.",
  "console.readable": "Every page can be read without JavaScript, in both languages.",
  "console.languages": "The language is switched in one step and kept.",
  "console.themes": "Light, dark or the machine's theme, with no flash of another.",
  "console.keyboard": "Every page is reached from the keyboard.",
  "console.weight": "No page loads more than 250 KB of script and style.",
  "console.long-tables": "A table of 10,000 rows scrolls and takes input without dropping any.",
  "console.report": "A figure of the report is found, compared with its like, and opens at its lines.",
  "console.claims": "Every claim shows what is stated beside what comes out, and how.",
  "console.calculators": "A calculation is changed, compared and shared by its address.",
  "console.models":
    "A model is connected by a key or an address, chosen for an app, played with, and paid attention to.",
  "console.jobs": "Jobs show where they stand, and can be cancelled and tried again.",
  "console.hostile": "No address and no field breaks a page, a database or another person's browser.",
  "console.recovers": "A killed database is waited for; nobody has to start the console again.",
  "console.drafts": "What was typed outlives a failure and the end of a session.",
  "cli.records": "--json prints an array of the records and nothing else.",
  "repo.licences": "Nothing under GPL or AGPL is shipped.",
  "repo.edges": "Packages import only what stands above them.",
};
