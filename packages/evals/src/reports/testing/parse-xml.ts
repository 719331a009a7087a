export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const character = String.raw`[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]`;
const wholeDocument = new RegExp(`^${character}*$`, "u");

/** A small strict parser of XML 1.0 without DTDs, comments and CDATA: enough to read JUnit back. @throws SyntaxError */
export function parseXml(xml: string): XmlElement {
  if (!wholeDocument.test(xml)) throw new SyntaxError("a character that XML does not allow");
  const root: XmlElement = { name: "", attributes: {}, text: "", children: [] };
  const open = [root];
  const token = /<\?xml[^>]*\?>|<\/([\w-]+)>|<([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/uy;
  while (token.lastIndex < xml.length) {
    const at = token.lastIndex;
    const found = token.exec(xml);
    if (found === null) throw new SyntaxError(`no markup at ${at}: ${xml.slice(at, at + 40)}`);
    const [, closed, opened, attributes = "", empty, text] = found;
    const inside = open.at(-1) ?? root;
    if (closed !== undefined) {
      if (inside.name !== closed) throw new SyntaxError(`</${closed}> closes <${inside.name}>`);
      open.pop();
    } else if (opened !== undefined) {
      const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/gu)].map(
        ([, name = "", value = ""]) => [name, decode(value.replaceAll(/[\t\n\r]/gu, " "))] as const,
      );
      const element = { name: opened, attributes: Object.fromEntries(pairs), text: "", children: [] };
      inside.children.push(element);
      if (empty === "") open.push(element);
    } else if (text !== undefined) {
      if (text.includes("]]>")) throw new SyntaxError("]]> in text");
      inside.text += decode(text.replaceAll(/\r\n?/gu, "\n"));
    }
  }
  const [only, ...others] = root.children;
  if (open.length !== 1 || only === undefined || others.length > 0)
    throw new SyntaxError("not one closed element");
  return only;
}

function decode(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/u.test(text)) throw new SyntaxError("an ampersand alone");
  return text.replaceAll(/&(?:#(\d+)|(\w+));/gu, (_, code: string | undefined, name: string | undefined) =>
    code === undefined ? (entities[name ?? ""] ?? "") : String.fromCodePoint(Number(code)),
  );
}
