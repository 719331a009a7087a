const longest = 32;

/** An id made of a name, which its tools are called by: lower-case letters, digits and hyphens, and none that is taken. */
export function serverId(name: string, taken: readonly string[]): string {
  const words = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, "-")
    .slice(0, longest)
    .replaceAll(/^-+|-+$/gu, "");
  const base = words === "" ? "server" : words;
  let id = base;
  for (let again = 2; taken.includes(id); again += 1) {
    const end = `-${again}`;
    id = base.slice(0, longest - end.length) + end;
  }
  return id;
}
