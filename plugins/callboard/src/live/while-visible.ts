/** Waits until the page can be seen: at once where it can, and where `signal` aborts. */
export function untilVisible(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener('visibilitychange', look);
      signal.removeEventListener('abort', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look);
    look();
  });
}

/** Does something until the page is hidden, or `signal` aborts: then the signal that it is given aborts. */
export async function whileVisible<T>(
  signal: AbortSignal,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const look = () => {
    if (document.hidden || signal.aborted) controller.abort();
  };
  document.addEventListener('visibilitychange', look);
  signal.addEventListener('abort', look);
  look();
  try {
    return await act(controller.signal);
  } finally {
    document.removeEventListener('visibilitychange', look);
    signal.removeEventListener('abort', look);
  }
}
