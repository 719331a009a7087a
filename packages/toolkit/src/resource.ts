import type { Failure } from "./failure.ts";

export interface ResourceContents {
  mimeType: string;
  text: string;
}

/** A family of readable records behind one URI template, `report://facts/{id}`. */
export interface Resource {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly mimeType: string;
  readonly toolset: string;
  /** Everything before the one variable at the end, or the whole URI when `variable` is absent. */
  readonly prefix: string;
  readonly variable: string | undefined;
  /** Extra `_meta` of its listing and its contents. */
  readonly meta: Record<string, unknown> | undefined;
  read(value: string): Promise<ResourceContents | Failure>;
  /** Values of the variable that begin like `typed`, best first. */
  complete(typed: string): Promise<string[]>;
}

export interface ResourceDefinition {
  name: string;
  title: string;
  description: string;
  mimeType: string;
  toolset: string;
  /** A URI, or a URI with one `{variable}` at its end. */
  uri: string;
  meta?: Record<string, unknown>;
  read(value: string): Promise<ResourceContents | Failure>;
  complete?(typed: string): Promise<string[]>;
}

export function defineResource(definition: ResourceDefinition): Resource {
  const { name, title, description, mimeType, toolset, uri, read, complete, meta } = definition;
  const [, prefix = uri, variable] = /^([^{]+)\{([a-zA-Z]+)\}$/u.exec(uri) ?? [];
  return {
    name,
    title,
    description,
    mimeType,
    toolset,
    prefix,
    variable,
    meta,
    read,
    complete: complete ?? (async () => []),
  };
}
