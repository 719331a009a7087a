import { fieldIssues } from "./field-issues.ts";
import type { z } from "zod";
import { Failure } from "./failure.ts";

/** Who calls: the local owner until accounts say otherwise. */
export interface Principal {
  id: string;
  role: "owner" | "member" | "viewer";
}

export interface ToolContext {
  principal: Principal;
  workspaceId: string;
  /** Aborted when the caller cancels or goes away. */
  signal: AbortSignal;
  /** Tells the caller how far a long call is; a no-op when nobody asked. */
  progress(update: { progress: number; total?: number; message?: string }): void;
}

/** What a client may assume about a tool, as MCP defines the hints. */
export interface ToolAnnotations {
  readOnlyHint: boolean;
  destructiveHint?: boolean;
  idempotentHint?: boolean;
  openWorldHint?: boolean;
}

export interface ToolDefinition<Input extends z.ZodObject, Output extends z.ZodObject> {
  /** snake_case, verb first, at most 64 characters. */
  name: string;
  title: string;
  /** For the model that chooses: what it does, when to use it, what comes back. */
  description: string;
  toolset: string;
  input: Input;
  output: Output;
  annotations: ToolAnnotations;
  /** `ui://` resource that shows the result to a person, for clients with MCP Apps. */
  view?: string;
  run(
    input: z.output<Input>,
    context: ToolContext,
  ): Promise<z.output<Output> | Failure> | z.output<Output> | Failure;
}

/** A tool of unknown shape, as servers and agents hold it. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly toolset: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  readonly annotations: ToolAnnotations;
  readonly view: string | undefined;
  /** Parses the arguments and runs the tool. Arguments that do not parse are a {@link Failure}. */
  call(args: unknown, context?: Partial<ToolContext>): Promise<Record<string, unknown> | Failure>;
}

const localOwner: Principal = { id: "local-owner", role: "owner" };

/** Fills in what a caller left out: the local owner in the local workspace, never cancelled. */
export function toolContext(partial: Partial<ToolContext> = {}): ToolContext {
  return {
    principal: localOwner,
    workspaceId: "local",
    signal: new AbortController().signal,
    progress: () => {},
    ...partial,
  };
}

/** Defines a tool once; servers, agents and TypeScript callers reach it through the value returned. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  definition: ToolDefinition<Input, Output>,
): Tool {
  const { name, title, description, toolset, input, output, annotations, view } = definition;
  return {
    name,
    title,
    description,
    toolset,
    input,
    output,
    annotations,
    view,
    async call(args, context) {
      const parsed = input.safeParse(args ?? {});
      if (!parsed.success) return invalidArguments(name, parsed.error);
      return definition.run(parsed.data, toolContext(context));
    },
  };
}

function invalidArguments(tool: string, error: z.ZodError): Failure {
  const issues = fieldIssues(error, "(arguments)").slice(0, 5);
  const [first] = issues;
  return new Failure({
    code: "toolkit.invalid_arguments",
    message: issues.map((issue) => `${issue.field}: ${issue.message}`).join("; "),
    field: first?.field,
    fix: `Call ${tool} again with arguments that fit its input schema.`,
    details: { issues },
  });
}
