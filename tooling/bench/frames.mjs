/** Milliseconds between the frames a page draws from now on, for so many milliseconds. */
export function framesFor(page, ms) {
  return page.evaluate(
    (forMs) =>
      new Promise((resolve) => {
        const seen = [];
        const began = performance.now();
        let last = began;
        const tick = (now) => {
          seen.push(now - last);
          last = now;
          if (now - began < forMs) requestAnimationFrame(tick);
          else resolve(seen);
        };
        requestAnimationFrame(tick);
      }),
    ms,
  );
}
