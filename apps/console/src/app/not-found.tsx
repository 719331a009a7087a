import { BarePage } from "@assay/ui/bare-page";
import { LostPage } from "@assay/ui/error-page";

export default function NotFound() {
  return (
    <BarePage app="console">
      <LostPage kind="notFound" />
    </BarePage>
  );
}
