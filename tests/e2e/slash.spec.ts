import { expect, test } from "./floor";
import { Desk, furnish, only, quiet } from "./house";

const GREETING = "Hello Hanna, you are talking to Bert at Nordlyd Audio. How can I help?";

test("a slash lists what can be done, and only while it begins the line", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.pressSequentially("/");
  const commands = ["/q", "/c", "/cq", "/t", "/tq", "/kb", "/i", "/p"];
  for (const command of commands) await expect(desk.choices.getByText(command, { exact: true })).toBeVisible();
  await floor.composer.pressSequentially("t");
  await expect(desk.choices).not.toHaveCount(0);
  await floor.composer.fill("and/or");
  await expect(desk.choices).toHaveCount(0);
  await floor.composer.fill("Hello\n/");
  await expect(desk.choices).not.toHaveCount(0);
});

test("every command that is listed does something", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.pressSequentially("/");
  const listed = (await desk.choices.locator("strong").allTextContents()).map((name) => name.trim());
  const list = page.getByRole("listbox", { name: "Choices" });
  for (const command of listed) {
    await floor.composer.fill(`${command} `);
    await expect(list, `${command} opens a list`).toBeVisible();
  }
});

test("arrows and Enter choose, round the ends; what is chosen is announced", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.pressSequentially("/q ");
  await expect(desk.choices.nth(2)).toBeVisible();
  const chosen = (place: number) => expect(desk.choices.nth(place)).toHaveAttribute("aria-selected", "true");
  await chosen(0);
  await floor.composer.press("ArrowDown");
  await chosen(1);
  const active = await floor.composer.getAttribute("aria-activedescendant");
  await expect(desk.choices.nth(1)).toHaveAttribute("id", active ?? "");
  await floor.composer.press("ArrowUp");
  await floor.composer.press("ArrowUp");
  await chosen((await desk.choices.count()) - 1);
  await expect(desk.choices.last()).toBeInViewport({ ratio: 0.9 });
  await floor.composer.press("ArrowDown");
  await floor.composer.press("Enter");
  await expect(floor.composer).toHaveValue(GREETING);
  await expect(desk.choices).toHaveCount(0);
  await expect(desk.line(GREETING)).toHaveCount(0);
});

test("Escape puts the list away and leaves the text as typed", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.pressSequentially("/q gre");
  await expect(desk.choices).not.toHaveCount(0);
  await floor.composer.press("Escape");
  await expect(desk.choices).toHaveCount(0);
  await expect(floor.composer).toHaveValue("/q gre");
  await expect(floor.composer).toBeFocused();
  await floor.composer.pressSequentially("e");
  await expect(desk.choices).toHaveCount(0);
  await floor.composer.fill("/c ");
  await expect(desk.choices).not.toHaveCount(0);
});

test("what only looks like a command can be sent once the list is put away", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.pressSequentially("/c is the drive, /t the table");
  await floor.composer.press("Escape");
  await floor.composer.press("Enter");
  await expect(desk.line("/c is the drive")).toBeVisible();
});

test("what was kept as a text is not replaced by what is put in", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await floor.composer.pressSequentially("/p is the path");
  await floor.composer.press("Escape");
  await page.getByRole("button", { name: "Emoji", exact: true }).click();
  const drawer = desk.drawer("Emoji");
  await drawer.getByRole("searchbox").fill("thumbs up");
  await drawer.getByRole("button", { name: "👍" }).click();
  await expect(floor.composer).toHaveValue("/p is the path👍");
  await page.keyboard.press("Alt+KeyC");
  await desk.drawer("Consult").getByRole("button", { name: /Lena Solheim/ }).click();
  await expect(desk.company).toContainText("Lena Solheim is asked for advice");
  await expect(floor.composer).toHaveValue("/p is the path👍");
});

test("quick replies are found by words and filled with names", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.pressSequentially("/q gre");
  await expect(desk.choices.first()).toContainText("Greeting");
  await expect(desk.choices.first()).toContainText(GREETING);
  await floor.composer.press("Enter");
  await expect(floor.composer).toHaveValue(GREETING);
  await floor.composer.press("Enter");
  await expect(desk.line(GREETING)).toBeVisible();
});

test("quick replies are found by tag, and one's own are among them", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.pressSequentially("/q #");
  const tags = await desk.choices.allTextContents();
  expect(tags.length).toBeGreaterThan(5);
  expect(tags.every((tag) => tag.trim().startsWith("#"))).toBe(true);
  await floor.composer.pressSequentially("clo");
  await expect(desk.choices).toHaveText(["#closing"]);
  await floor.composer.press("Enter");
  await expect(floor.composer).toHaveValue("/q #closing ");
  await expect(floor.composer).toBeFocused();
  await expect(desk.choices.filter({ hasText: "My sign-off" })).toContainText("repair bench. Bert");
  await expect(desk.choices.getByText("Greeting", { exact: true })).toHaveCount(0);
  await desk.choices.filter({ hasText: "Goodbye" }).click();
  await expect(floor.composer).toHaveValue("Thank you for writing to us, Hanna. Have a good day!");
  await expect(floor.composer).toBeFocused();
});

test("several quick replies go into one message", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.pressSequentially("/q gre");
  await floor.composer.press("Enter");
  await floor.composer.press("Shift+Enter");
  await floor.composer.pressSequentially("/q goodb");
  await floor.composer.press("Enter");
  const both = `${GREETING}\nThank you for writing to us, Hanna. Have a good day!`;
  await expect(floor.composer).toHaveValue(both);
  await floor.composer.press("Enter");
  await expect(desk.line(GREETING)).toContainText("Have a good day!");
  await expect(floor.transcript.locator(".ours")).toHaveCount(1);
});

test("what nothing is known for is told and stays to be filled in", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await furnish(page, only("hanna"), (scenario) => {
    scenario.quick_replies.push({ title: "Sizes", tags: [], text: "{FirstName{Customer}}, your size is {shoeSize}." });
  });
  await desk.pick("Hanna Lindqvist");
  await floor.composer.pressSequentially("/q siz");
  await floor.composer.press("Enter");
  await expect(floor.composer).toHaveValue("Hanna, your size is {shoeSize}.");
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("Nothing is known for shoeSize");
});

test("quick replies in the drawer go where the caret is", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.fill("AB");
  await floor.composer.press("End");
  await floor.composer.press("ArrowLeft");
  await page.keyboard.press("Alt+KeyQ");
  const drawer = desk.drawer("Quick replies");
  const search = drawer.getByRole("searchbox");
  await expect(search).toBeFocused();
  await search.fill("nothing like it");
  await expect(drawer.getByRole("status")).toHaveText("Nothing found");
  await search.fill("#wait ");
  await expect(drawer.getByRole("button", { name: /One moment/ })).toBeVisible();
  await search.press("ArrowDown");
  await expect(search).not.toBeFocused();
  await drawer.getByRole("button", { name: /Anything else|One moment/ }).first().click();
  await expect(floor.composer).toHaveValue(/^AThank you, Hanna\. I am looking into it.*B$/);
  await expect(floor.composer).toBeFocused();
  await expect(drawer).toHaveCount(0);
});

test("emoji are found by what they say and go where the caret is", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.fill("AB");
  await floor.composer.press("ArrowLeft");
  await page.getByRole("button", { name: "Emoji", exact: true }).click();
  const drawer = desk.drawer("Emoji");
  await drawer.getByRole("searchbox").fill("thumbs up");
  await drawer.getByRole("button", { name: "👍" }).click();
  await expect(floor.composer).toHaveValue("A👍B");
  await expect(floor.composer).toBeFocused();
});

test("a search for emoji that finds none says so", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await page.getByRole("button", { name: "Emoji", exact: true }).click();
  await desk.drawer("Emoji").getByRole("searchbox").fill("no such thing");
  await expect(desk.drawer("Emoji")).toContainText("Nothing found");
});

test("/i and /p change who reads it, and keep what was written", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.fill("Half a sentence");
  await floor.composer.press("Shift+Enter");
  await floor.composer.pressSequentially("/i");
  await expect(desk.choices).toContainText(["Internal"]);
  await floor.composer.press("Enter");
  await expect(desk.internal).toBeFocused();
  await expect(desk.internal).toHaveValue("");
  await desk.internal.pressSequentially("/p");
  await desk.internal.press("Enter");
  await expect(floor.composer).toBeFocused();
  await expect(floor.composer).toHaveValue("Half a sentence\n");
  await desk.audience("Internal");
  await expect(desk.internal).toHaveValue("");
});

test("/c, /t and /tq find people and queues", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.composer.pressSequentially("/c am");
  await expect(desk.choices).toHaveCount(1);
  await expect(desk.choices).toContainText("Amir Haddad");
  await floor.composer.fill("/t ");
  await expect(desk.choices.filter({ hasText: "Lena Solheim" })).toContainText("Available");
  const amir = desk.choices.filter({ hasText: "Amir Haddad" });
  await expect(amir).toContainText("not a member of the conversation's queue");
  await expect(amir).toHaveAttribute("aria-disabled", "true");
  await expect(desk.choices.filter({ hasText: "Ines" })).toHaveCount(0);
  await floor.composer.fill("/tq ret");
  await expect(desk.choices).toHaveCount(1);
  await expect(desk.choices).toContainText(/Returns\s*0 waiting · 4 members/);
  await floor.composer.fill("/cq zzz");
  await expect(page.getByText("Nothing found")).toBeVisible();
  await floor.composer.press("Enter");
  await expect(floor.composer).toHaveValue("/cq zzz");
});

test("/c asks a colleague and empties the field", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await floor.composer.pressSequentially("/c lena");
  await floor.composer.press("Enter");
  await expect(desk.company).toContainText("Lena Solheim is asked for advice …");
  await expect(floor.composer).toHaveValue("");
  await floor.composer.pressSequentially("/c lena");
  await expect(desk.choices).toContainText("takes part already, or is being asked");
  await floor.composer.press("Enter");
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("takes part already, or is being asked");
});

test("a path is a text, not a command", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  for (const text of ["/usr/bin is a path", "//", "/24 hours", "Both and/or"]) {
    await floor.composer.pressSequentially(text);
    await expect(desk.choices).toHaveCount(0);
    await floor.composer.press("Enter");
    await expect(desk.line(text)).toBeVisible();
    await expect(floor.composer).toHaveValue("");
  }
});
