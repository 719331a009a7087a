import { execFile } from "node:child_process";
import { arch, cpus, platform, release, totalmem } from "node:os";
import { promisify } from "node:util";
import type { Provenance } from "../log/record.ts";

/**
 * Where and with what a run is made.
 * @param folder the code's; its commit is noted where it lies in a checkout
 * @param versions of the programs that matter, by name
 */
export async function readProvenance(
  folder: string,
  versions: Readonly<Record<string, string>>,
): Promise<Provenance> {
  const git = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)("git", args, { cwd: folder, encoding: "utf8" });
    return stdout.trim();
  };
  const revision = await git("rev-parse", "HEAD").catch(() => undefined);
  const changes =
    revision === undefined ? undefined : await git("status", "--porcelain").catch(() => undefined);
  const all = cpus();
  return {
    ...(revision !== undefined && { revision }),
    ...(changes !== undefined && { isDirty: changes !== "" }),
    versions: { node: process.versions.node, ...versions },
    machine: {
      os: `${platform()} ${release()}`,
      arch: arch(),
      cpu: all[0]?.model ?? "unknown",
      cores: all.length,
      memoryBytes: totalmem(),
    },
  };
}
