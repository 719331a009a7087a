import { LostPage } from "@assay/ui/error-page";

export default function NotFound() {
  return <LostPage kind="notFound" />;
}
