/// <reference lib="dom" />

import type { PageContext } from "../page-data.ts";
import type { Dom } from "./dom.ts";

/** The page's head: what was measured, and the switches for theme and language. */
export function makeTopBar(
  context: PageContext,
  { element, button }: Dom,
  { onTheme, onLanguage, onSamples }: { onTheme(): void; onLanguage(): void; onSamples(): void },
) {
  const { index, view } = context;
  const node = element("header", { class: "top" });

  function applyTheme(): void {
    if (view.theme === "") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = view.theme;
  }

  function draw(): void {
    const text = context.words();
    const suite = index.runs[0]?.run.suite;
    const themes = (["", "light", "dark"] as const).map((theme) =>
      button(
        text.themes[theme],
        () => {
          view.theme = theme;
          applyTheme();
          onTheme();
          draw();
          node.querySelector<HTMLElement>(".segments [aria-pressed=true]")?.focus();
        },
        { "aria-pressed": String(view.theme === theme) },
      ),
    );
    const other = view.language === "en" ? "zh" : "en";
    const language = button(
      text.other,
      () => {
        view.language = other;
        onLanguage();
        node.querySelector<HTMLElement>(".language")?.focus();
      },
      { class: "plain language", lang: other === "zh" ? "zh-Hans" : "en", "aria-label": text.otherLabel },
    );
    node.replaceChildren(
      element(
        "div",
        {},
        element("h1", {}, element("bdi", {}, suite?.title ?? "")),
        element(
          "p",
          { class: "quiet" },
          element(
            "bdi",
            {},
            `${suite?.id ?? ""} v${suite?.version ?? 0}${suite?.split === undefined ? "" : ` · ${suite.split}`} · ${suite?.description ?? ""}`,
          ),
        ),
      ),
      element(
        "div",
        { class: "controls" },
        button(`${text.samples} ↓`, onSamples, { class: "plain" }),
        element("div", { class: "segments", role: "group", "aria-label": text.theme }, ...themes),
        language,
      ),
    );
  }

  return { node, draw, applyTheme };
}
