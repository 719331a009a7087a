import type { Provider } from "./provider.ts";

/** What one workspace has connected itself, on top of what the router has for everyone. */
export interface Connections {
  /** In the place of the router's own where the ids are the same. Their keys never come from the environment. */
  providers: readonly Provider[];
  /** By provider; a server of one's own may need none. */
  keys: ReadonlyMap<string, string>;
  /** By provider: the models somebody named, where the server is not to be asked. */
  models: ReadonlyMap<string, readonly string[]>;
}
