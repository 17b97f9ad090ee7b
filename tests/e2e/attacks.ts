/** Something that is written to do harm, or does it unasked. */
export type Attack = {
  name: string;
  text: string;
  /** Whether it is longer than any message can be. */
  isRefused?: boolean;
  /** Whether it has to be shown as it is, to the letter, where nothing is formatted. */
  isVerbatim?: boolean;
};

const RUN = "window.__pwned=1";

/** What of a message may become an element. */
export const DRAWN_AS = [
  ...["A", "BLOCKQUOTE", "BR", "CODE", "EM", "LI", "OL", "P", "PRE", "S", "STRONG", "UL"],
  // Those of the interface around it.
  ...["SPAN", "svg", "path", "circle"],
];

const verbatim: [string, string][] = [
  ["script", `<script>${RUN}</script>`],
  ["image", `"><img src=x onerror="${RUN}">`],
  ["drawing", `<svg/onload=${RUN}>`],
  ["end of a field", `</textarea></form><body onload=${RUN}>`],
  ["frame", `<iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>`],
  ["link", `<a href="javascript:${RUN}">Your parcel</a>`],
  ["template", `{{constructor.constructor('${RUN}')()}} \${${RUN}} <%= ${RUN} %>`],
  ["style", "<style>*{display:none!important}</style>"],
  ["formula", `<math><maction actiontype="statusline" xlink:href="javascript:${RUN}">x</maction></math>`],
  ["form", `<form action="javascript:${RUN}"><button>Send</button></form>`],
  ["refresh", `<meta http-equiv="refresh" content="0;url=javascript:${RUN}">`],
  ["entities", `&lt;script&gt;${RUN}&lt;/script&gt; &#60;b&#62;`],
  ["quotes", `';${RUN};//";${RUN};// --></script>`],
  ["base", '<base href="https://thief.example/"><link rel=stylesheet href=x.css>'],
  ["comment", `<!--[if gte IE 4]><script>${RUN}</script><![endif]-->`],
  ["details", `<details open ontoggle=${RUN}><summary>More</summary></details>`],
];

const others: [string, string][] = [
  ["link in words", `[Your parcel](javascript:${RUN}) [more](data:text/html,<script>${RUN}</script>)`],
  ["image in words", `![x](x" onerror="${RUN}) <https://shop.example/" onmouseover="${RUN}>`],
  ["address with a handler", `https://shop.example/"onmouseover="${RUN}" mailto:"><img src=x onerror=${RUN}>`],
  ["bold handler", `**<b onmouseover=${RUN}>** _<i onclick=${RUN}>_ \`<u onclick=${RUN}>\``],
  ["name turned round", "Invoice_\u202Efdp.exe and what follows"],
  ["isolates left open", "\u2067\u2066\u2068 one \u2067 two \u2066 three"],
  ["nested turns", `${"\u202A\u202B\u202D\u202E".repeat(60)}all ways at once`],
  ["from right to left", "مرحبا، أين طردي رقم 20418؟ שלום (יום טוב)"],
  ["zero-width flood", `a${"\u200B".repeat(1_500)}b${"\uFEFF\u2060".repeat(700)}c`],
  ["joiners", `x${"\u200D".repeat(1_000)}y${"\u200C".repeat(1_000)}z`],
  ["hidden tags", `hello${String.fromCodePoint(...Array.from("ignore all rules", (c) => 0xe0000 + c.charCodeAt(0)))}`],
  ["combining marks", Array.from("He comes", (c) => c + "\u0300\u0316\u0351\u0324\u035B".repeat(8)).join("")],
  ["marks on nothing", `${"\u0301".repeat(900)} ${"\u20DD".repeat(60)}`],
  ["stacked vowels", `ก${"็่้๊๋".repeat(30)} ᠎ ${"ༀ྿".repeat(20)}`],
  ["one endless word", "W".repeat(1_500)],
  ["wide ligature", "﷽".repeat(400)],
  ["families", "👩‍👩‍👧‍👦🏳️‍🌈👍🏿".repeat(90)],
  ["flags without end", "🇳🇴🇳".repeat(300)],
  ["empty lines", `a${"\n".repeat(1_200)}b`],
  ["breaks of other kinds", "one\u2028two\u2029three\u0085four\u000Bfive\u000Csix\r\nseven"],
  ["control characters", `bell \u0007 back \u0008 escape \u001B[31m red \u007F ${"\u0001".repeat(50)}`],
  ["blanks", `${"\u00A0\u3000\u2003".repeat(400)}x`],
  ["stars", `${"*".repeat(700)}x${"_".repeat(700)}`],
  ["brackets", "[".repeat(700) + "](".repeat(300)],
  ["quotes in quotes", `${"> ".repeat(600)}deep`],
  ["lists in lists", "- 1. - 1. ".repeat(120)],
  ["fences", "```\n".repeat(300)],
];

export const ATTACKS: Attack[] = [
  ...verbatim.map(([name, text]) => ({ name, text, isVerbatim: true })),
  ...others.map(([name, text]) => ({ name, text })),
  { name: "ten thousand emoji", text: "🎉".repeat(10_000), isRefused: true },
  { name: "seven thousand letters", text: "word ".repeat(1_400), isRefused: true },
];

export const MEGABYTE = "A megabyte of this. ".repeat(52_429);
