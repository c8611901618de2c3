/** A page as the stock template of Slate makes it: samples of programs first, text and request behind them. */
const authentication = `<h1 id="authentication">Authentication</h1>
<blockquote><p>To sign in, run this code:</p></blockquote>
<div class="highlight"><pre class="highlight ruby tab-ruby"><code>require 'henhouse'

api = Henhouse::Client.sign_in!('cluckcluck')
</code></pre></div>
<div class="highlight"><pre class="highlight python tab-python"><code>import henhouse

api = henhouse.sign_in('cluckcluck')
</code></pre></div>
<div class="highlight"><pre class="highlight shell tab-shell"><code># Send the header with each request
curl "api_address" \\
  -H "Authorization: cluckcluck"
</code></pre></div>
<div class="highlight"><pre class="highlight javascript tab-javascript"><code>const henhouse = require('henhouse');

let api = henhouse.signIn('cluckcluck');
</code></pre></div>
<blockquote><p>Put your own key in place of <code>cluckcluck</code>.</p></blockquote>
<p>Henhouse wants a key. It is sent in a header such as this one:</p>
<p><code>Authorization: cluckcluck</code></p>
<aside class="notice">Write your own key for <code>cluckcluck</code>.</aside>`;

const samples = (call: string, method = ""): string => `
<div class="highlight"><pre class="highlight ruby tab-ruby"><code>require 'henhouse'

api = Henhouse::Client.sign_in!('cluckcluck')
api.hens.${call}
</code></pre></div>
<div class="highlight"><pre class="highlight python tab-python"><code>import henhouse

api = henhouse.sign_in('cluckcluck')
api.hens.${call}
</code></pre></div>
<div class="highlight"><pre class="highlight shell tab-shell"><code>curl "https://henhouse.example/api/hens"${method} \\
  -H "Authorization: cluckcluck"
</code></pre></div>
<div class="highlight"><pre class="highlight javascript tab-javascript"><code>const henhouse = require('henhouse');

let api = henhouse.signIn('cluckcluck');
let hens = api.hens.${call};
</code></pre></div>
<blockquote><p>The command above returns JSON like this:</p></blockquote>`;

const table = (titles: string[], ...rows: string[][]): string => {
  const line = (tag: string, cells: string[]): string =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${line("th", titles)}</thead><tbody>${rows.map((row) => line("td", row)).join("")}</tbody></table>`;
};

const json = (text: string): string =>
  `<div class="highlight"><pre class="highlight json tab-json"><code>${text}\n</code></pre></div>`;

const one = `{
  "id": 2,
  "name": "Berta",
  "eggs": 9
}`;

export const stockPage = `<!DOCTYPE html><html><head><title>API Reference</title></head><body>
<a href="#" id="nav-button"><span>NAV</span></a>
<div class="toc-wrapper"><div class="lang-selector"><a data-language-name="shell">shell</a>
<a data-language-name="ruby">ruby</a></div><ul class="toc"><li><a href="#hens">Hens</a></li></ul></div>
<div class="page-wrapper"><div class="content">
<h1 id="introduction">Introduction</h1><p>Welcome to the Henhouse API! You can ask it about our hens.</p>
<p>Samples are in the dark area to the right.</p>
${authentication}
<h1 id="hens">Hens</h1>
<h2 id="get-all-hens">Get All Hens</h2>${samples("list")}${json(`[\n${one}\n]`)}
<p>This endpoint lists all hens.</p>
<h3>HTTP Request</h3><p><code>GET https://henhouse.example/api/hens</code></p>
<h3>Query Parameters</h3>
${table(
  ["Parameter", "Default", "Description"],
  ["with_chicks", "false", "If set to true, chicks are listed too."],
  ["limit", "20", "How many are listed."],
)}
<aside class="success">Remember — a hen with a key is a happy hen!</aside>
<h2 id="get-one-hen">Get a Specific Hen</h2>${samples("get(2)")}${json(one)}
<p>This endpoint shows one hen.</p>
<aside class="warning">Hens like it quiet.</aside>
<h3>HTTP Request</h3><p><code>GET https://henhouse.example/api/hens/&lt;ID&gt;</code></p>
<h3>URL Parameters</h3>${table(["Parameter", "Description"], ["ID", "The ID of the hen to show"])}
<h2 id="delete-one-hen">Delete a Specific Hen</h2>${samples("delete(2)", " -X DELETE")}${json('{\n  "id": 2,\n  "gone": "yes"\n}')}
<p>This endpoint lets one hen go.</p>
<h3>HTTP Request</h3><p><code>DELETE https://henhouse.example/api/hens/&lt;ID&gt;</code></p>
<h3>URL Parameters</h3>${table(["Parameter", "Description"], ["ID", "The ID of the hen that goes"])}
<h1 id="errors">Errors</h1>
<aside class="notice">These are kept in a file of their own.</aside>
<p>The Henhouse API uses these error codes:</p>
${table(["Error Code", "Meaning"], ["400", "Bad Request -- Your request is odd."], ["418", "I'm a teapot."])}
</div><div class="dark-box"><div class="lang-selector"><a>shell</a> <a>ruby</a></div></div></div></body></html>`;

/** The same page as browsers copy it. */
export const stockText = stockPage
  .replace(/^[\s\S]*?<h1/u, "<h1")
  .replace(/<\/div><div class="dark-box">[\s\S]*$/u, "")
  .replace(/<\/t[hd]><t[hd]>/gu, " ")
  .replace(/<\/tr>/gu, "\n")
  .replace(/<(?:h\d|p|aside|div|table)\b[^>]*>/gu, "\n\n")
  .replace(/<[^>]+>/gu, "")
  .replaceAll("&lt;", "<")
  .replaceAll("&gt;", ">")
  .replace(/\n{3,}/gu, "\n\n")
  .replace(/^/u, "NAV\nshell ruby\n\n");
