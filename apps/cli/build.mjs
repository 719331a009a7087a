import { createHash } from "node:crypto";
import { chmod, copyFile, mkdir, readFile, rm } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { build } from "esbuild";

/** Files that sources read beside themselves (`new URL("../prompts/ask.md", import.meta.url)`) go beside the bundle. */
const besideTheBundle = {
  name: "beside-the-bundle",
  setup({ onLoad }) {
    onLoad({ filter: /packages.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      let contents = source;
      for (const [whole, file] of source.matchAll(/new URL\("(\.[^"]+\.md)", import\.meta\.url\)/gu)) {
        const from = join(dirname(path), file);
        const hash = createHash("sha256")
          .update(await readFile(from))
          .digest("hex")
          .slice(0, 8);
        const name = `${basename(file, extname(file))}-${hash}${extname(file)}`;
        await mkdir("dist", { recursive: true });
        await copyFile(from, join("dist", name));
        contents = contents.replace(whole, `new URL("./${name}", import.meta.url)`);
      }
      return { contents, loader: "ts" };
    });
  },
};

await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: { assay: "src/main.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  plugins: [besideTheBundle],
  minifySyntax: true,
  legalComments: "linked",
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
await chmod("dist/assay.js", 0o755);
