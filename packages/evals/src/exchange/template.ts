import type { Json } from "../sample.ts";

/** Why a template cannot be filled in. */
export class TemplateProblem extends Error {
  override name = "TemplateProblem";
}

const path = /^[a-z_]\w*(?:\.[a-z_]\w*|\[\d+\])*$/iu;

/**
 * Fills in `{{name}}`, `{{name.field}}` and `{{name[0]}}`. Of the template language promptfoo uses (nunjucks) nothing
 * else is known: filters, tags, comments and names that are not given are refused.
 * @throws TemplateProblem
 */
export function fillIn(template: string, vars: Readonly<Record<string, Json>>): string {
  const tag = /\{%|\{#/u.exec(template);
  if (tag !== null)
    throw new TemplateProblem(
      `uses ${tag[0]}, and of templates only {{name}} is supported; write the text out`,
    );
  let text = "";
  let from = 0;
  for (let open = template.indexOf("{{"); open !== -1; open = template.indexOf("{{", from)) {
    const close = template.indexOf("}}", open);
    if (close === -1) throw new TemplateProblem("opens {{ and does not close it");
    text += template.slice(from, open) + valueOf(template.slice(open + 2, close).trim(), vars);
    from = close + 2;
  }
  return text + template.slice(from);
}

/** Whether a text holds anything a template engine would take for its own. */
export function isTemplate(text: string): boolean {
  return /\{\{|\{%|\{#/u.test(text);
}

function valueOf(expression: string, vars: Readonly<Record<string, Json>>): string {
  if (!path.test(expression))
    throw new TemplateProblem(`uses {{${expression}}}, and of templates only {{name}} is supported`);
  const keys = expression.match(/\w+/gu) ?? [];
  let value: Json | undefined = vars;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key))
      throw new TemplateProblem(
        `uses {{${expression}}}, which is not given; give it an empty text if it is to be empty`,
      );
    value = Object.entries(value).find(([name]) => name === key)?.[1];
  }
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
