import type { ReactNode } from "react";
import { BarePage } from "@assay/ui/bare-page";

export default function Layout({ children }: { children: ReactNode }) {
  return <BarePage app="console">{children}</BarePage>;
}
