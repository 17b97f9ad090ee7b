import { type Page, expect } from "@playwright/test";
import { DRAWN_AS } from "./attacks";

/** Nothing ran, nothing is wider than the page, and of what was written there is only text and links. */
export async function isUnharmed(page: Page, name: string) {
  const found = await page.evaluate((drawn) => {
    const shownIn = ".bubble *, .text *, [role=option] *, .name *, .file *, .files li *, .notices li *, h1 *";
    const parts = [...document.querySelectorAll(shownIn)];
    const ours = "svg, .file > button, .files li > button, .notices li > button";
    const runs = ({ name }: Attr) => name.startsWith("on") || name === "srcdoc";
    const isStrange = (part: Element) => !drawn.includes(part.tagName) || [...part.attributes].some(runs);
    const panes =
      ".frame, .conversation, .conversation > header, .rail, .composer, .drawer, .list, .cards, .home, .box, " +
      ".palette ul, .attached, .files, .notices";
    const isTooWide = (pane: Element) => pane.scrollWidth > pane.clientWidth + 1;
    const texts = [...document.querySelectorAll(".bubble, .file, .files, .notices")];
    const shown = texts.map((part) => part.textContent ?? "").join("\n");
    // What is told on pointing at it, or read out.
    const told = [...document.querySelectorAll("[title], [aria-label], [alt]")].flatMap((part) =>
      ["title", "aria-label", "alt"].map((name) => part.getAttribute(name) ?? ""),
    );
    return {
      ran: (window as unknown as { __pwned?: unknown }).__pwned,
      tooWide: [document.documentElement, ...document.querySelectorAll(panes)]
        .filter(isTooWide)
        .map((pane) => pane.className),
      strange: parts
        .filter((part) => !part.closest(ours) && isStrange(part))
        .map((part) => part.outerHTML.slice(0, 200)),
      links: [...document.links].map((link) => link.href).filter((href) => !/^(https?:|mailto:|tel:)/.test(href)),
      turned: /[\u202A-\u202E\u2066-\u2069]/.test(shown + told.join("\n")),
      stacked: /[\u0300-\u036F]{6}/.test(shown.normalize("NFD")),
    };
  }, DRAWN_AS);
  expect(found, name).toEqual({ ran: undefined, tooWide: [], strange: [], links: [], turned: false, stacked: false });
}

/** Any dialog of the browser is the work of an attack. */
export function watch(page: Page) {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  return dialogs;
}
