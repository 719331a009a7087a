import { notFound } from "next/navigation";

/** Whatever has no page of its own, inside the frame. */
export default function Page(): never {
  notFound();
}
