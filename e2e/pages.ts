import { benchRuns, benchSample } from "./bench-logs.ts";

/** Every kind of page the console has, for what holds on all of them. */
export const consolePages = [
  "/",
  "/ask",
  "/ask/servers",
  "/ask/flows",
  "/report/sections",
  "/report/sections/customer-service",
  "/report/facts",
  "/report/facts?metric=market-size",
  "/report/facts/gpt4-connection-count",
  "/report/lines/368-369",
  "/report/entities",
  "/report/entities/perplexity",
  "/report/search?q=customer+service",
  "/claims",
  "/claims?kind=consistency",
  "/claims?kind=application",
  "/claims/gpt4-training-bill",
  "/claims/gpt3-parameters",
  "/claims/closed-models-beat-open-ones",
  "/calculators",
  "/calculators/training-cost",
  "/calculators/training-cost?view=tornado",
  "/calculators/market-size?view=grid",
  "/models/connections",
  "/models/catalogue",
  "/models/playground",
  "/models/usage",
  "/models/budgets",
  "/bench",
  "/bench/suites",
  "/bench/compare",
  `/bench/compare?base=${benchRuns.before}&other=${benchRuns.after}`,
  `/bench/${benchRuns.after}`,
  `/bench/${benchRuns.after}?outcome=wrong`,
  `/bench/${benchRuns.damaged}`,
  `/bench/${benchRuns.after}/${benchSample}`,
  "/jobs",
  "/profiles",
] as const;

/** Pages of the console that need no account. */
export const entryPages = ["/sign-in", "/sign-up", "/reset-password?token=none"] as const;

/** Pages with a chat, which may weigh more. */
export const chatPages: readonly string[] = ["/ask"];
