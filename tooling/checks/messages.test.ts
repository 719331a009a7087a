import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

type Messages = { [key: string]: string | Messages };

/** Every message by its dotted key. */
function flat(messages: Messages, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string" ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

function read(file: string): Map<string, string> {
  return flat(JSON.parse(readFileSync(`${root}/${file}`, "utf8")));
}

interface Arguments {
  /** What it names outright. */
  plain: string[];
  /** What it only counts by: a language without plurals may leave it out. */
  counted: string[];
}

/** The names a message takes: `{name}` and `{count, plural, …}`, not the branches in it. */
function argumentsOf(message: string): Arguments {
  const found = [
    ...message.matchAll(/(?<!(?:one|other|few|many|two|zero|=\d+)\s*)\{\s*(\w+)\s*(,\s*plural)?/gu),
  ];
  const names = (isCounted: boolean) =>
    found.filter(([, , plural]) => (plural !== undefined) === isCounted).map(([, name = ""]) => name);
  return { plain: [...new Set(names(false))].toSorted(), counted: [...new Set(names(true))] };
}

const pairs = [
  ["packages/ui/messages/en.json", "packages/ui/messages/zh.json"] as const,
  ...globSync("apps/*/messages/en/*.json", { cwd: root }).map(
    (english) => [english, english.replace("/en/", "/zh/")] as const,
  ),
];

it.each(pairs)("says the same in both languages: %s", (english, chinese) => {
  const [en, zh] = [read(english), read(chinese)];
  expect([...zh.keys()].toSorted()).toEqual([...en.keys()].toSorted());
  for (const [key, message] of en) {
    const [own, other] = [argumentsOf(message), argumentsOf(zh.get(key) ?? "")];
    const unknown = [...other.plain, ...other.counted].filter((name) => !message.includes(`{${name}`));
    expect({ key, unknown }).toEqual({ key, unknown: [] });
    const missing = own.plain.filter((name) => ![...other.plain, ...other.counted].includes(name));
    expect({ key, missing: missing.filter((name) => !own.counted.includes(name)) }).toEqual({
      key,
      missing: [],
    });
    expect({ key, isSaid: message.trim() !== "" && zh.get(key)?.trim() !== "" }).toEqual({
      key,
      isSaid: true,
    });
  }
});

it("speaks Chinese in Chinese", () => {
  const untranslated = pairs.flatMap(([english, chinese]) => {
    const zh = read(chinese);
    return [...read(english)]
      .filter(([key, message]) => zh.get(key) === message && /[a-z]{4,} [a-z]{2,}/u.test(message))
      .map(([key]) => `${english} ${key}`);
  });
  expect(untranslated).toEqual([]);
});

const scopes = [
  { folder: "packages/ui/src", files: ["packages/ui/messages/en.json"], prefix: "ui." },
  ...globSync("apps/*/messages/en", { cwd: root }).map((folder) => ({
    folder: `${folder.split("/").slice(0, 2).join("/")}/src`,
    files: globSync(`${folder}/*.json`, { cwd: root }),
    prefix: "",
  })),
];

/** `t("key")` and `t(\`part.${x}\`)` of every translator a file makes, with the namespace it was last made with. */
function usesOf(text: string): { namespace: string; key: string }[] {
  const made = [
    ...text.matchAll(/(?:const|let) (\w+)\s*=\s*(?:await )?(?:use|get)Translations\("([\w.-]+)"\)/gu),
  ].map(({ index, 1: name = "", 2: namespace = "" }) => ({ index, name, namespace }));
  return [...new Set(made.map(({ name }) => name))].flatMap((name) =>
    [...text.matchAll(new RegExp(`\\b${name}(?:\\.rich)?\\(\\s*["\`]([\\w.-]+?)(?=["\`$])`, "gu"))].flatMap(
      (use) => {
        const from = made.findLast((each) => each.name === name && each.index < use.index);
        return from === undefined ? [] : [{ namespace: from.namespace, key: use[1] ?? "" }];
      },
    ),
  );
}

it("has a message for every key the code names", () => {
  const missing = scopes.flatMap(({ folder, files, prefix }) => {
    const known = new Set<string>();
    for (const file of files) {
      const feature = prefix === "" ? `${file.split("/").at(-1)?.replace(".json", "") ?? ""}.` : prefix;
      for (const key of read(file).keys()) known.add(feature + key);
    }
    const isKnown = (key: string) => known.has(key) || [...known].some((each) => each.startsWith(key));
    return globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }).flatMap((file) =>
      usesOf(readFileSync(`${root}/${file}`, "utf8"))
        .map(({ namespace, key }) => `${namespace}.${key}`)
        .filter((key) => (prefix === "ui." || !key.startsWith("ui.")) && !isKnown(key))
        .map((key) => `${file} ${key}`),
    );
  });
  expect(missing).toEqual([]);
});
