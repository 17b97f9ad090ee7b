/** One key, in milliseconds of the page's own clock. */
export type Lap = {
  /** When the browser got the key: waiting for the page counts. */
  start: number;
  /** When the page had dealt with it: what it asks for stands in the document. */
  drawn: number;
  /** When the next frame began, and when it was painted. */
  frame: number;
  painted: number;
  /** When the frame after it began: until then the painted one has been handed on. */
  second: number;
};

type Stopwatch = {
  /** Measures the next key: until a heading and a line stand there, or until it was dealt with. */
  arm(heading?: string, row?: number): void;
  /** The key measured last. */
  lap: Promise<Lap>;
  /** Measures every key from here on. */
  listen(): void;
  /** All keys since, when the last of them is painted; and how long the browser says each took to the next paint. */
  stop(): Promise<{ laps: Lap[]; durations: number[] }>;
};

declare global {
  interface Window {
    stopwatch: Stopwatch;
  }
}

/** Puts a stopwatch on the page. Runs inside of it, before anything else. */
export function wind() {
  const MODIFIERS = ["Alt", "Control", "Meta", "Shift"];

  /** The two frames after now. */
  const frames = (start: number, drawn: number) =>
    new Promise<Lap>((done) => {
      requestAnimationFrame(() => {
        const frame = performance.now();
        let painted = 0;
        // A message sent from a frame is read once the frame has been laid out and painted.
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          painted = performance.now();
          requestAnimationFrame(() => done({ start, drawn, frame, painted, second: performance.now() }));
        };
        channel.port2.postMessage(undefined);
      });
    });

  const stands = (heading: string, row: number) =>
    document.querySelector("h1")?.textContent === heading &&
    document.querySelector(`[data-test="transcript"] [data-row="${row}"]`) !== null;

  const laps: Promise<Lap>[] = [];
  const durations: number[] = [];
  let listens = false;
  let stopwatch: Stopwatch;
  window.stopwatch = stopwatch = {
    lap: Promise.reject(new Error("no key was measured")),
    arm(heading, row = 0) {
      stopwatch.lap = new Promise((done) => {
        const pressed = (event: KeyboardEvent) => {
          if (MODIFIERS.includes(event.key)) return;
          removeEventListener("keydown", pressed, true);
          const check = () => {
            if (heading !== undefined && !stands(heading, row)) return;
            watch.disconnect();
            done(frames(event.timeStamp, performance.now()));
          };
          const watch = new MutationObserver(check);
          watch.observe(document.body, { childList: true, subtree: true, characterData: true });
          if (heading === undefined) check();
        };
        addEventListener("keydown", pressed, true);
      });
    },
    listen() {
      laps.length = durations.length = 0;
      if (listens) return;
      listens = true;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (entry.name === "keydown") durations.push(entry.duration);
      }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
      addEventListener(
        "keydown",
        (event) => {
          const { timeStamp } = event;
          laps.push(
            new Promise((done) => {
              // The field's text has changed, and the page has been told.
              const changed = () => done(frames(timeStamp, performance.now()));
              addEventListener("input", changed, { once: true });
            }),
          );
        },
        true,
      );
    },
    async stop() {
      const all = await Promise.all(laps.splice(0));
      return { laps: all, durations: durations.splice(0) };
    },
  };
  stopwatch.lap.catch(() => undefined);
}
