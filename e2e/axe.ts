import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { z } from "zod";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const Violations = z.array(
  z.object({
    id: z.string(),
    help: z.string(),
    nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
  }),
);

/** What axe finds wrong with a page as it stands: WCAG 2.2 A and AA and best practices. */
export async function violationsOf(page: Page): Promise<string[]> {
  // The page's policy lets no script in; the debugger's door is not the page's.
  await page.evaluate(`if (!window.axe) { ${source} }`);
  const found: unknown = await page.evaluate(
    `axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations)`,
  );
  return Violations.parse(found).flatMap(({ id, help, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ target, failureSummary }) => `${id}: ${help} at ${String(target)} ${failureSummary ?? ""}`),
  );
}
