import { expect, it } from "vitest";
import { summary } from "./__fixtures__/summary.ts";
import { escapeMarkdown, markdown } from "./markdown.ts";

it("writes scores, differences and failures", () => {
  expect(markdown(summary)).toBe(`## report-questions v1: Questions of the report (test)

State of AI report 2025, questions of 2026-10, CC-BY-4.0, 100 samples, 0123456789abcdef  
run run-1, 1 epoch, seed 1, revision 0123456789ab with uncommitted changes

| model | accuracy | n | token-f1 | n | tries | failed | lost | unscored | missing | p50/p95 | cost |
| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
| openai/gpt-5.5 | 0.87 [0.79, 0.92] | 100 | 0.91 [0.88, 0.94] | 100 | 95/100 | 3 | 2 | 1 | 2 | 812ms/2.4s | 0.0314 |
| *no-op* (baseline) | 0.000 [0.000, 0.040] | 100 | 0.00 [0.00, 0.00] | 50 | 100/100 | 0 | 0 | 0 | 0 | – | 0 |
| classic/report | 0.79 [0.70, 0.86] | 100 | – | 0 | 100/100 | 0 | 0 | 0 | 0 | 6ms/14ms | – |

### Paired differences of accuracy

| model | less | difference | p | Holm p | won:lost |
| --- | --- | --: | --: | --: | --: |
| openai/gpt-5.5 | no-op | **+0.87 [+0.80, +0.94]** | &lt;0.001 | &lt;0.001 | 83:0 |
| openai/gpt-5.5 | classic/report | +0.08 [-0.01, +0.17] | 0.031 | 0.062 | 14:6 |

95% intervals; bold: significant after Holm's correction.

### Failed or missing

- The run is not complete: of 300 tries 2 were lost to the provider and 2 were not tried. Resume it before you rely on it.
- openai/gpt-5.5: 3 failed by the model (count as 0), 2 lost to the provider (not counted), 1 without a score (not counted, the scorer abstained on 1), 2 not tried
  - 3 × solver.timeout: no answer within 300 s
  - 2 × run.model\\_unreachable: 503 from \\*the\\* provider
  - 1 × scorer.abstained: the price of the model is not known
`);
});

it("keeps foreign text text", () => {
  expect(escapeMarkdown("a|b\n`c` <img src=x> [d](javascript:e) @who $x$ ![i](j) & \\")).toBe(
    String.raw`a\|b \`c\` &lt;img src=x&gt; \[d\](javascript:e) &#64;who \$x\$ \!\[i\](j) &amp; \\`,
  );
});
