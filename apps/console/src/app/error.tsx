"use client";

/** What is wrong is in the server's log; here is what to do. */
export default function ErrorPage({ reset }: { reset: () => void }) {
  return (
    <>
      <h1>That did not work</h1>
      <p>The server or its database did not answer. Nothing is lost that was saved before.</p>
      <button type="button" onClick={reset}>
        Try again
      </button>
    </>
  );
}
