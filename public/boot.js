// Starts the application, and says in plain words when that fails. It stands outside of it on purpose: what cannot be
// loaded cannot explain itself.

const script = document.querySelector("script[data-js]");
const boot = document.getElementById("boot");

function fail(title, error) {
  // The first failure is the cause; what follows from it would only hide it.
  if (!boot || boot.dataset.state === "failed") return;
  const heading = document.createElement("strong");
  heading.textContent = title;
  const advice = document.createElement("span");
  advice.textContent = "Reload the page. If that does not help, use a current browser and tell us what stands below.";
  const detail = document.createElement("pre");
  detail.textContent = String(error?.stack ?? error);
  const again = document.createElement("button");
  again.className = "button primary";
  again.textContent = "Reload";
  again.addEventListener("click", () => location.reload());
  boot.dataset.state = "failed";
  boot.setAttribute("role", "alert");
  boot.replaceChildren(heading, advice, again, detail);
  if (!boot.isConnected) document.body.replaceChildren(boot);
  again.focus();
}

// The application reports its own end here, when it can no longer be trusted to draw.
window.addEventListener("switchboard:crash", (event) => fail("Switchboard has stopped", event.detail));

try {
  if (typeof WebAssembly !== "object") throw new Error("This browser has no WebAssembly.");
  const { default: start } = await import(script.dataset.js);
  await start({ module_or_path: script.dataset.wasm });
} catch (error) {
  fail("Switchboard could not be started", error);
}
