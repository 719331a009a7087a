import type { z } from "zod";

/** A ready-made request to a model with named arguments, as clients offer in a menu. */
export interface Prompt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly toolset: string;
  readonly arguments: readonly PromptArgument[];
  /** The message the user sends. Missing optional arguments are absent. */
  render(values: Record<string, string>): string;
}

export interface PromptArgument {
  name: string;
  description: string;
  required: boolean;
  complete?(typed: string): Promise<string[]>;
}

export interface PromptDefinition<Input extends z.ZodObject> {
  name: string;
  title: string;
  description: string;
  toolset: string;
  /** String fields; their descriptions become the arguments' descriptions. */
  input: Input;
  complete?: Partial<Record<keyof z.output<Input>, (typed: string) => Promise<string[]>>>;
  render(values: z.output<Input>): string;
}

export function definePrompt<Input extends z.ZodObject>(definition: PromptDefinition<Input>): Prompt {
  const { name, title, description, toolset, input } = definition;
  const completions: Record<string, ((typed: string) => Promise<string[]>) | undefined> = {
    ...definition.complete,
  };
  const fields = Object.entries<z.ZodType>(input.shape);
  return {
    name,
    title,
    description,
    toolset,
    arguments: fields.map(([field, schema]) => {
      const complete = completions[field];
      return {
        name: field,
        description: schema.description ?? "",
        required: !schema.safeParse(undefined).success,
        ...(complete === undefined ? {} : { complete }),
      };
    }),
    render: (values) =>
      definition.render(
        input.parse(Object.fromEntries(Object.entries(values).filter(isFilled(input.shape)))),
      ),
  };
}

/** Clients send an argument left blank as an empty string: absent, where it may be. */
function isFilled(shape: Record<string, z.ZodType>): (entry: [string, string]) => boolean {
  return ([name, value]) => value !== "" || shape[name]?.safeParse(undefined).success !== true;
}
