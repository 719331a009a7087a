const batch = 200;
const pauseMs = 30;

/** Does something with every item, a few at a time between the tasks of the page. Returns how to stop. */
export function inBatches<Item>(items: readonly Item[], work: (item: Item) => unknown): () => void {
  let next = 0;
  let timer: ReturnType<typeof setTimeout>;
  const step = () => {
    for (const item of items.slice(next, next + batch)) work(item);
    next += batch;
    if (next < items.length) timer = setTimeout(step, pauseMs);
  };
  timer = setTimeout(step, pauseMs);
  return () => clearTimeout(timer);
}
