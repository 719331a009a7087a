import { appInModel } from "./app-name.ts";
import type { Connections } from "./connections.ts";
import type { Directory } from "./directory.ts";
import type { Engine } from "./engine.ts";
import { RouterError } from "./error.ts";

export interface WorkspacesConfig {
  /** What a workspace has connected itself; the same object for as long as nothing changed. */
  connections?: (workspace: string) => Promise<Connections>;
  /** The model a workspace has chosen for an application: an address, or a policy's name. */
  appModel?: (workspace: string, app: string) => Promise<string | undefined>;
  /** What answers in this process, and for which applications until they have chosen a model. */
  engines?: readonly Engine[];
}

/** What sets one workspace's requests apart from another's: its connections and its choices. */
export class Workspaces {
  readonly #config: WorkspacesConfig;
  readonly #shared: Directory;
  readonly #directories = new WeakMap<Connections, Directory>();

  constructor(config: WorkspacesConfig, shared: Directory) {
    this.#config = config;
    this.#shared = shared;
  }

  /** The models of a workspace; without one, those everyone has. */
  async directoryOf(workspace: string | undefined): Promise<Directory> {
    const { connections } = this.#config;
    if (connections === undefined || workspace === undefined) return this.#shared;
    const own = await connections(workspace);
    const known = this.#directories.get(own);
    if (known !== undefined) return known;
    const directory = this.#shared.with(own);
    this.#directories.set(own, directory);
    return directory;
  }

  /** The model a request means: of `app:<name>`, the one chosen for it, else its engine. @throws RouterError unknown_model */
  async modelOf(workspace: string, model: string): Promise<string> {
    const app = appInModel(model);
    if (app === undefined) return model;
    const chosen = await this.#config.appModel?.(workspace, app);
    if (chosen !== undefined) return chosen;
    const engine = this.#config.engines?.find(({ apps }) => apps.includes(app));
    if (engine !== undefined) return `${engine.provider}/${engine.id}`;
    throw new RouterError(
      "unknown_model",
      `No model is chosen for "${app}". Choose one in the console under Models, or name a model in the request.`,
    );
  }
}
