/// <reference lib="dom" />

/** Makes elements; foreign text only ever becomes text nodes and plain attributes. */
export function makeDom() {
  function element<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Readonly<Record<string, string | undefined>> = {},
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[Tag] {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes))
      if (value !== undefined) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  function svg(
    tag: string,
    attributes: Readonly<Record<string, string | number>> = {},
    ...children: Node[]
  ): SVGElement {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    if (!(node instanceof SVGElement)) throw new TypeError(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
    node.append(...children);
    return node;
  }

  function button(
    text: string,
    onClick: () => void,
    attributes: Readonly<Record<string, string | undefined>> = {},
  ): HTMLButtonElement {
    const node = element("button", { type: "button", ...attributes }, text);
    node.addEventListener("click", onClick);
    return node;
  }

  /** A text with `{name}` filled in. */
  function fill(text: string, values: Readonly<Record<string, string | number>>): string {
    return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole));
  }

  return { element, svg, button, fill };
}

export type Dom = ReturnType<typeof makeDom>;
