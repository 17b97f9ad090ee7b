import type { Page } from "@playwright/test";
import { type Floor, expect, test } from "./floor";
import { Desk, quiet } from "./house";

async function arrive(floor: Floor, page: Page) {
  const desk = new Desk(floor, page);
  await quiet(page, "hanna");
  await desk.pick("Hanna Lindqvist");
  await floor.speed("Pause");
  await desk.openTab("My quick replies");
  const replies = desk.content("My quick replies");
  return {
    replies,
    title: replies.getByRole("textbox", { name: "Title" }),
    text: replies.getByRole("textbox", { name: /^Text/ }),
    tags: replies.getByRole("textbox", { name: /^Tags/ }),
    language: replies.getByRole("combobox", { name: "Language" }),
    save: replies.getByRole("button", { name: "Save" }),
    edit: replies.getByRole("button", { name: "Edit: Opening hours" }),
  };
}

test("a quick reply that is refused stays in the form, also under the title it had", async ({ floor, page }) => {
  const { replies, title, text, tags, save, edit } = await arrive(floor, page);
  await title.fill("Opening hours");
  await text.fill("We are here from nine.");
  await save.click();
  await expect(replies.getByRole("listitem").filter({ hasText: "Opening hours" })).toContainText("We are here from nine.");
  await expect(title).toHaveValue("");
  await edit.click();
  await text.fill("We are here from eight.");
  await tags.fill("#");
  await save.click();
  await expect(page.getByRole("status", { name: "Notices" })).toContainText("A quick reply needs a title and a text");
  await expect(text).toHaveValue("We are here from eight.");
  await expect(replies.getByRole("listitem").filter({ hasText: "Opening hours" })).toContainText("We are here from nine.");
  await tags.fill("#hours");
  await save.click();
  await expect(replies.getByRole("listitem").filter({ hasText: "Opening hours" })).toContainText("We are here from eight.");
  await expect(title).toHaveValue("");
});

test("a quick reply has a language of its own and keeps it", async ({ floor, page }) => {
  const { title, text, language, save, edit } = await arrive(floor, page);
  await expect(language).toHaveValue("en");
  await title.fill("Opening hours");
  await text.fill("Vi er her fra ni.");
  await language.selectOption("Norsk");
  await save.click();
  await expect(title).toHaveValue("");
  await expect(language).toHaveValue("en");
  await edit.click();
  await expect(language).toHaveValue("nb");
  await text.fill("Vi er her fra åtte.");
  await save.click();
  await expect(title).toHaveValue("");
  await edit.click();
  await expect(language).toHaveValue("nb");
});
