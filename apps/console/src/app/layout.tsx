import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Document } from "@assay/ui/document";
import "./globals.css";

export const metadata: Metadata = { title: { default: "Assay", template: "%s · Assay" } };
// Who may see what is decided at each request.
export const dynamic = "force-dynamic";

export default function Layout({ children }: { children: ReactNode }) {
  return <Document>{children}</Document>;
}
