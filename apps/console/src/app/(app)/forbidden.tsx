import { LostPage } from "@assay/ui/error-page";

export default function Forbidden() {
  return <LostPage kind="forbidden" />;
}
