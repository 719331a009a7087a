import type { ServerConfig, TestedTool, ToolRule } from "@assay/agent";

type Rules = ServerConfig["tools"];
type Tool = Pick<TestedTool, "name" | "pin" | "asks">;

export const policies = ["ask", "allow", "off"] as const satisfies readonly ToolRule["policy"][];

/** More names than any list of tools has: a server cannot fill the database by changing its list. */
const mostRules = 300;

/** The names of the fields with a tool's policy, and with the pin of the tool as the form showed it. */
export const ruleFields = {
  policy: (tool: string) => `policy:${tool}`,
  pin: (tool: string) => `pin:${tool}`,
} as const;

/**
 * The rules after a test: every tool that has none gets what happens to it anyway, with the pin of what was seen, so that
 * one that changes asks. What somebody decided stays, also for a tool that is not there at the moment.
 */
export function completeRules(before: Rules, tools: readonly Tool[]): Rules {
  const room = Math.max(0, mostRules - Object.keys(before).length);
  const added = tools
    .filter(({ name }) => !Object.hasOwn(before, name))
    .slice(0, room)
    .map(({ name, pin, asks }) => [name, { policy: asks ? "ask" : "allow", pin }] as const);
  return { ...before, ...Object.fromEntries(added) };
}

/**
 * The rules as a form has them. A decision holds for the tool as it was shown; one that was not shown keeps its pin.
 * Tools that have no rule yet are left out.
 */
export function readRules(form: FormData, before: Rules): Rules {
  const chosen = Object.entries(before).map(([name, rule]) => {
    const policy = policies.find((each) => each === form.get(ruleFields.policy(name)));
    if (policy === undefined) return [name, rule] as const;
    const shown = form.get(ruleFields.pin(name));
    const pin = typeof shown === "string" && /^[0-9a-f]{32}$/u.test(shown) ? shown : rule.pin;
    return [name, { policy, ...(pin !== undefined && { pin }) }] as const;
  });
  return Object.fromEntries(chosen);
}

/** How many tools have each policy. */
export function countPolicies(rules: Rules): Record<ToolRule["policy"], number> {
  const count = { ask: 0, allow: 0, off: 0 };
  for (const { policy } of Object.values(rules)) count[policy] += 1;
  return count;
}
