import { headers } from "next/headers";
import { pathHeader } from "@assay/auth/proxy";
import { UnknownRecord } from "~/features/report/unknown-record.tsx";

export default async function NotFound() {
  return <UnknownRecord path={(await headers()).get(pathHeader) ?? ""} />;
}
