import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./floor";
import { Desk, furnish, only, prefer, quiet } from "./house";

/** One red pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==",
  "base64",
);

const picture = (name: string) => ({ name, mimeType: "image/png", buffer: PIXEL });
const letter = (name: string, text = "Dear customer") => ({
  name,
  mimeType: "application/pdf",
  buffer: Buffer.from(text),
});

/** Drags files over a part of the page, and drops them there or takes them away again. */
async function drag(page: Page, onto: string, names: string[], ends: "drop" | "dragleave") {
  const files = await page.evaluateHandle((names) => {
    const carried = new DataTransfer();
    for (const name of names) carried.items.add(new File(["What is in it"], name, { type: "text/plain" }));
    return carried;
  }, names);
  await page.dispatchEvent(onto, "dragenter", { dataTransfer: files });
  await page.dispatchEvent(onto, "dragover", { dataTransfer: files });
  await expect(page.getByText("Drop files here to attach them")).toBeVisible();
  await page.dispatchEvent(onto, ends, { dataTransfer: files });
  await expect(page.getByText("Drop files here to attach them")).toBeHidden();
}

test("files are chosen, looked through, and sent with words", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "marta");
  await desk.accept("Marta Holm");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles([picture("label.png"), letter("letter.pdf"), letter("wrong.pdf")]);
  await expect(desk.chips).toHaveCount(3);
  await expect(desk.chips.first()).toContainText("label.png");
  await page.getByRole("button", { name: "Remove wrong.pdf" }).click();
  await expect(desk.chips).toHaveCount(2);
  await expect(floor.composer).toBeFocused();
  await floor.say("Here is your label.");
  await expect(desk.chips).toHaveCount(0);
  await expect(desk.attached).toHaveCount(2);
  const image = desk.attached.first().getByRole("img", { name: "label.png" });
  await expect(image).toHaveJSProperty("naturalWidth", 1);
  await expect(image).toHaveAttribute("src", /^blob:/);
  await expect(desk.attached.last()).toContainText("letter.pdf");
  await expect(desk.attached.last()).toContainText("PDF · 13 B");
  await expect(desk.attached.last().getByRole("img")).toHaveCount(0);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download letter.pdf" }).click();
  expect((await download).suggestedFilename()).toBe("letter.pdf");
  expect(readFileSync(await (await download).path(), "utf8")).toBe("Dear customer");
  await floor.isAccessible();
});

test("a message of files alone is one, and the rail names them", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "marta");
  await desk.accept("Marta Holm");
  const send = page.getByRole("button", { name: "Send", exact: true });
  await expect(send).toBeDisabled();
  await desk.picker.setInputFiles(picture("label.png"));
  await expect(floor.session("Marta Holm")).toContainText("label.png");
  await expect(send).toBeEnabled();
  await floor.composer.press("Enter");
  await expect(desk.attached).toHaveCount(1);
  await expect(floor.transcript.locator(".ours .bubble")).toHaveCount(0);
  await page.keyboard.press("Alt+KeyF");
  await desk.search.fill("label");
  await expect(page.getByRole("search").getByRole("status")).toHaveText("1 of 1");
});

test("files that are dropped or pasted are attached, also under the drop that misses", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "marta");
  await desk.accept("Marta Holm");
  await drag(page, ".conversation .frame", ["one.txt", "two.txt"], "dragleave");
  await expect(desk.chips).toHaveCount(0);
  await drag(page, ".conversation .frame", ["one.txt", "two.txt"], "drop");
  await expect(desk.chips).toHaveText([/one\.txt/, /two\.txt/]);
  const paste = (texts: string[], names: string[]) =>
    floor.composer.evaluate(
      (field, { texts, names }) => {
        const carried = new DataTransfer();
        for (const text of texts) carried.setData("text/plain", text);
        for (const name of names) carried.items.add(new File(["What is in it"], name, { type: "image/png" }));
        const event = new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true });
        return field.dispatchEvent(event);
      },
      { texts, names },
    );
  expect(await paste([], ["three.png"])).toBe(false);
  await expect(desk.chips).toHaveCount(3);
  // A text brings a picture of itself along: it stays a text.
  expect(await paste(["A cell of a sheet"], ["picture of a cell.png"])).toBe(true);
  await expect(desk.chips).toHaveCount(3);
  const navigates = await page.evaluate(() => {
    const carried = new DataTransfer();
    carried.items.add(new File(["x"], "page.html", { type: "text/html" }));
    return document.body.dispatchEvent(
      new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }),
    );
  });
  expect(navigates, "a file dropped beside the panel does not open").toBe(false);
  await expect(desk.chips).toHaveCount(3);
});

test("what cannot go is refused by name, and the rest goes", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "marta");
  await desk.accept("Marta Holm");
  const notice = (text: string) => page.getByRole("status", { name: "Notices" }).getByText(text);
  await desk.picker.setInputFiles([
    letter("setup.exe"),
    letter("empty.pdf", ""),
    letter("film.pdf", "x".repeat((5 << 20) + 1)),
    letter("fine.pdf"),
  ]);
  await expect(notice("setup.exe is a program or can run one.")).toBeVisible();
  await expect(notice("empty.pdf is empty.")).toBeVisible();
  await expect(notice("film.pdf has 5.1 MB, and a file can have 5 MB.")).toBeVisible();
  await expect(desk.chips).toHaveText([/fine\.pdf/]);
  await desk.picker.setInputFiles([1, 2, 3, 4, 5].map((number) => letter(`${number}.pdf`)));
  await expect(notice("No more than 5 files go with one message.")).toBeVisible();
  await expect(desk.chips).toHaveCount(5);
});

test("a channel without files says so, and colleagues get them all the same", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  const button = page.getByRole("button", { name: "Attach files" });
  await expect(button).toHaveAttribute("aria-disabled", "true");
  // It is there to say why.
  await button.focus();
  await button.press("Enter");
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("This channel carries no files.");
  await desk.audience("Internal");
  await desk.picker.setInputFiles(letter("letter.pdf"));
  await desk.whisper("Between us");
  await expect(floor.transcript.locator(".internal")).toContainText("letter.pdf");
});

test("files are kept with session and audience, and come back with an undone message", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await prefer(page, { undo_send: 10 });
  await furnish(page, only("marta", "hanna"));
  await desk.accept("Marta Holm");
  await floor.speed("Pause");
  await desk.picker.setInputFiles(picture("label.png"));
  await expect(desk.chips).toHaveCount(1);
  await desk.audience("Internal");
  await expect(desk.chips).toHaveCount(0);
  await desk.pick("Hanna Lindqvist");
  await expect(desk.chips).toHaveCount(0);
  await desk.goTo("Marta Holm");
  await desk.audience("Public");
  await expect(desk.chips).toHaveText([/label\.png/]);
  await floor.composer.fill("Here it is.");
  await floor.composer.press("Enter");
  await expect(desk.outgoing.getByRole("img", { name: "label.png" })).toBeVisible();
  await expect(desk.chips).toHaveCount(0);
  await desk.outgoing.getByRole("button", { name: "Undo" }).click();
  await expect(desk.chips).toHaveText([/label\.png/]);
  await expect(floor.composer).toHaveValue("Here it is.");
});

test("a customer sends a picture, and it can be looked at", async ({ floor, page }) => {
  const desk = new Desk(floor, page);
  await quiet(page, "marta");
  await furnish(page, only("marta"), (scenario) => {
    for (const story of scenario.stories) {
      story.facts = [{ asked_by: ["photo"], say: "Here it is.", attach: "../crack\u202Egnp.exe.png" }];
    }
  });
  await desk.accept("Marta Holm");
  await floor.say("Could you send a photo?");
  await floor.speed("20×");
  const image = desk.attached.getByRole("img", { name: "crackgnp.exe.png" });
  await expect(image).toBeVisible();
  await expect(image).toHaveJSProperty("naturalWidth", 96);
});
