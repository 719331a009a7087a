import type { Prompt } from "./prompt.ts";
import type { Resource } from "./resource.ts";
import type { Tool } from "./tool.ts";

/** What a domain contributes: tools, resources and prompts, each marked with its toolset. */
export interface Toolkit {
  tools: readonly Tool[];
  resources: readonly Resource[];
  prompts: readonly Prompt[];
}

/** Joins toolkits and keeps what the user chose: some toolsets or all, and only what reads when `readOnly`. */
export function selectToolkit(
  toolkits: readonly Toolkit[],
  { toolsets = "all", readOnly = false }: { toolsets?: readonly string[] | "all"; readOnly?: boolean } = {},
): Toolkit {
  const chosen = ({ toolset }: { toolset: string }) => toolsets === "all" || toolsets.includes(toolset);
  return {
    tools: toolkits
      .flatMap((toolkit) => toolkit.tools)
      .filter((tool) => chosen(tool) && (!readOnly || tool.annotations.readOnlyHint)),
    resources: toolkits.flatMap((toolkit) => toolkit.resources).filter(chosen),
    prompts: toolkits.flatMap((toolkit) => toolkit.prompts).filter(chosen),
  };
}
