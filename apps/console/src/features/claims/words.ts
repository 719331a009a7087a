import { Claim } from "@assay/report";
import type { Verdict } from "@assay/report";

const [, , application] = Claim.options;

export const claimKinds = ["arithmetic", "consistency", "application"] as const;
export const verdicts: readonly Verdict[] = [
  "reproduced",
  "close",
  "off",
  "consistent",
  "inconsistent",
  "not-run",
];
export const claimVerticals = application.shape.vertical.options;
export const claimArms = application.shape.arms.options;
