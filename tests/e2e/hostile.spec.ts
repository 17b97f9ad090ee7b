import { type Floor, expect, test } from "./floor";
import { type Attack, ATTACKS, MEGABYTE } from "./attacks";
import { Desk, furnish, only, prefer, quiet } from "./house";
import { isUnharmed, watch } from "./unharmed";

/** Writes it and sends it, or finds it refused in words. */
async function attack(desk: Desk, floor: Floor, { name, text, isRefused }: Attack, isInternal: boolean) {
  const field = isInternal ? desk.internal : floor.composer;
  const rows = floor.transcript.locator(isInternal ? ".ours.internal" : ".ours:not(.internal)");
  const before = await rows.count();
  await field.fill(text);
  const send = desk.page.getByRole("button", { name: isInternal ? "Send internally" : "Send", exact: true });
  if (isRefused) {
    await expect(send, name).toBeDisabled();
    await expect(desk.page.locator("form"), name).toContainText(/-[\d  ,.]+ characters left|characters too many/);
    await field.fill("");
    return;
  }
  await expect(send, name).toBeEnabled();
  await field.press("Enter");
  await expect(rows, name).toHaveCount(before + 1);
  await expect(field).toHaveValue("");
}

for (const [kind, isInternal] of [
  ["to the customer", false],
  ["to colleagues", true],
] as const) {
  test(`whatever is written ${kind} is shown as text or refused in words`, async ({ floor, page }) => {
    test.slow();
    const desk = new Desk(floor, page);
    const dialogs = watch(page);
    await quiet(page, "marta");
    await desk.accept("Marta Holm");
    await floor.speed("Pause");
    if (isInternal) await desk.audience("Internal");
    for (const text of ATTACKS) {
      await attack(desk, floor, text, isInternal);
      await isUnharmed(page, text.name);
    }
    expect(dialogs).toEqual([]);
    await expect(page.getByRole("button", { name: "End", exact: true })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("button", { name: "Close session: Marta Holm" })).toBeAttached();
  });
}

test("a script is shown letter by letter", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  for (const { text } of ATTACKS.filter(({ isVerbatim }) => isVerbatim)) {
    await floor.composer.fill(text);
    await floor.composer.press("Enter");
    await expect(floor.transcript.locator(".bubble").last()).toHaveText(text, { useInnerText: true });
  }
  await isUnharmed(page, "all");
});

test("what nobody can see is no message", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.fill("\u200B\u200B\u2060\uFEFF\u00AD");
  await expect(page.getByRole("button", { name: "Send", exact: true })).toBeDisabled();
});

test("half a character is no trouble", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.evaluate((field: HTMLTextAreaElement) => {
    field.value = `broken ${String.fromCharCode(0xd83d)} here ${String.fromCharCode(0xdc00)}`;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await floor.composer.press("Enter");
  await expect(desk.line("broken")).toContainText("here");
});

test("notes keep whatever is written", async ({ floor, page }) => {
  test.slow();
  const desk = new Desk(floor, page);
  const dialogs = watch(page);
  await quiet(page, "hanna", "tomas");
  await desk.pick("Tomas Berg");
  await desk.pick("Hanna Lindqvist");
  for (const { name, text } of ATTACKS.filter(({ text }) => text.length <= 10_000)) {
    await desk.notes.fill(text);
    await desk.goTo("Tomas Berg");
    await desk.goTo("Hanna Lindqvist");
    // A field has one kind of line break and keeps no others.
    const flat = (text: string) => text.replace(/\s+/g, " ");
    expect(flat(await desk.notes.inputValue()), name).toBe(flat(text));
    await isUnharmed(page, name);
  }
  expect(dialogs).toEqual([]);
});

test("whatever is searched for is only looked for", async ({ floor, page }) => {
  test.slow();
  const desk = new Desk(floor, page);
  const dialogs = watch(page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await page.keyboard.press("Alt+KeyF");
  for (const { name, text } of ATTACKS) {
    await desk.search.fill(text);
    await expect(page.getByRole("search").getByRole("status"), name).toHaveText(/^\d+ of \d+$/);
    await isUnharmed(page, name);
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+KeyQ");
  const drawer = desk.drawer("Quick replies");
  for (const { name, text } of ATTACKS) {
    await drawer.getByRole("searchbox").fill(text);
    await expect(drawer.locator(".choice, .nothing").first(), name).toBeVisible();
    await isUnharmed(page, name);
  }
  await page.keyboard.press("Escape");
  for (const { name, text } of ATTACKS) {
    await floor.composer.fill(`/q ${text.replaceAll("\n", " ")}`);
    await isUnharmed(page, name);
  }
  await floor.composer.fill("");
  await page.keyboard.press("Control+KeyK");
  for (const { name, text } of ATTACKS) {
    await desk.palette.getByRole("combobox").fill(text);
    await expect(desk.choices.first().or(desk.palette.getByRole("status")), name).toBeVisible();
    await isUnharmed(page, name);
  }
  expect(dialogs).toEqual([]);
});

test("whoever writes to us can harm nobody, by words or by name", async ({ floor, page }) => {
  test.slow();
  const desk = new Desk(floor, page);
  const dialogs = watch(page);
  const fits = ({ text }: Attack) => text.length < 6_000;
  const texts = ATTACKS.filter(fits).map(({ text }) => text);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna", "tomas", "marta"), (scenario) => {
    for (const story of scenario.stories) {
      if (story.key === "dead-side") Object.assign(story, { otherwise: texts, facts: [], pace_s: [1, 1] });
      else story.opening = [`\u202E<img src=x onerror="window.__pwned=1">${"Z\u0351\u0357\u0300".repeat(40)}`];
    }
    for (const customer of scenario.customers) {
      if (customer.key === "hanna") customer.name = `\u202E<script>window.__pwned=1</script> ${"W".repeat(90)}`;
      if (customer.key === "tomas") {
        customer.name = `T${"\u0301".repeat(80)}omas\nBerg\u2067 ${"👩‍👩‍👧‍👦".repeat(30)}`;
      }
    }
  });
  await floor.signIn("Bert Kowalski");
  await isUnharmed(page, "home");
  await floor.stream("open").getByRole("button", { name: /Pick/ }).first().click();
  await isUnharmed(page, "first session");
  await floor.home();
  await floor.stream("open").getByRole("button", { name: /Pick/ }).first().click();
  await isUnharmed(page, "second session");
  await floor.accept("Marta Holm");
  await floor.speed("20×");
  // Of a long transcript only the end is drawn, so lines are told by their numbers.
  const last = () => floor.transcript.locator(".theirs").last().getAttribute("data-row").then(Number);
  let before = await last();
  for (let place = 0; place < texts.length; place++) {
    await floor.composer.fill("Go on.");
    await floor.composer.press("Enter");
    await expect.poll(last).toBeGreaterThan(before);
    before = await last();
    await isUnharmed(page, `customer's text ${place}`);
  }
  await page.keyboard.press("Control+KeyK");
  await isUnharmed(page, "palette");
  expect(dialogs).toEqual([]);
});

for (const place of ["composer", "internal", "notes", "palette"] as const) {
  test(`a megabyte that is pasted is taken calmly: ${place}`, async ({ floor, page, context }) => {
    const desk = new Desk(floor, page);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await quiet(page, "hanna");
    await desk.pick("Hanna Lindqvist");
    await page.evaluate((text) => navigator.clipboard.writeText(text), MEGABYTE);
    if (place === "internal") await desk.audience("Internal");
    if (place === "palette") await page.keyboard.press("Control+KeyK");
    const field = {
      composer: floor.composer,
      internal: desk.internal,
      notes: desk.notes,
      palette: desk.palette.getByRole("combobox"),
    }[place];
    await field.focus();
    await page.keyboard.press("Control+KeyV");
    await expect(field).not.toHaveValue("");
    if (place === "composer" || place === "internal") {
      await expect(page.locator("form")).toContainText("characters left");
      await expect(page.locator("form.composer").getByRole("button", { name: /^Send/ })).toBeDisabled();
      await page.keyboard.press("Enter");
      await expect(desk.outgoing).toHaveCount(0);
    }
    // It still answers: one more letter is there at once.
    const started = Date.now();
    await page.keyboard.press("Control+KeyA");
    await page.keyboard.type("x");
    await expect(field).toHaveValue("x");
    expect(Date.now() - started).toBeLessThan(3_000);
    await isUnharmed(page, place);
  });
}

test("a note that cannot be broken keeps within its card", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  for (const { name, text } of ATTACKS.filter(({ text }) => text.length <= 10_000)) {
    await desk.notes.fill(text);
    await isUnharmed(page, name);
  }
});

test("a name that cannot be broken keeps within its line", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await furnish(page, only("hanna"), (scenario) => {
    for (const customer of scenario.customers) if (customer.key === "hanna") customer.name = "W".repeat(90);
  });
  await desk.pick("W".repeat(20));
  await isUnharmed(page, "name");
});

test("one letter with any number of vowels on it keeps within its bubble", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 0 });
  await furnish(page, only("hanna"), (scenario) => {
    for (const story of scenario.stories) story.opening = [`ก${"็่้๊๋".repeat(30)}`];
  });
  await desk.pick("Hanna Lindqvist");
  await isUnharmed(page, "stacked vowels");
});
