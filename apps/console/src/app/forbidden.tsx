export default function Forbidden() {
  return (
    <>
      <h1>Not for your role</h1>
      <p>An owner of the workspace can give you another one.</p>
    </>
  );
}
