// Runs Material's own search worker in Node, as a page runs it in the browser: `node worker.js SITE < queries.json`.
// Queries are a list of strings. Writes {"setup": ms, "results": [{"pages": …, "nearest": …, "ms": …}]}.
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const site = process.argv[2];
const scripts = path.join(site, "assets", "javascripts");
const workers = path.join(scripts, "workers");
const worker = fs.readdirSync(workers).find((name) => /^search\..*\.js$/.test(name));
const index = JSON.parse(fs.readFileSync(path.join(site, "search", "search_index.json"), "utf-8"));
const queries = JSON.parse(fs.readFileSync(0, "utf-8"));

let listen;
let answer;
const warned = [];
const world = { console: { warn: (...said) => warned.push(said.join(" ")), log() {} }, setTimeout, queueMicrotask };
world.self = world;
world.addEventListener = (type, listener) => { if (type === "message") listen = listener; };
world.postMessage = (message) => answer(message);
world.importScripts = (...files) => files.forEach((file) => load(path.join(workers, file)));
vm.createContext(world);

function load(file) {
  vm.runInContext(fs.readFileSync(file, "utf-8"), world, { filename: file });
}

// The data comes as text and is made in the worker's own world, as a browser's copy of a message is.
function send(type, data) {
  return new Promise((resolve) => {
    answer = resolve;
    world.text = JSON.stringify({ type, data });
    listen({ data: vm.runInContext("JSON.parse(text)", world) });
  });
}

async function main() {
  load(path.join(workers, worker));
  const before = performance.now();
  const ready = await send(SETUP, { ...index, options: { suggest: true } });
  if (ready.type !== READY) throw new Error("the worker did not get ready");
  const setup = performance.now() - before;
  const results = [];
  for (const query of queries) {
    const start = performance.now();
    const message = await send(QUERY, query);
    const ms = performance.now() - start;
    if (message.type !== RESULT) throw new Error("no result");
    const pages = message.data.items.map((page) => page.map(({ location, title, text, score, terms }) => ({ location, title, text, score, terms })));
    results.push({ pages, nearest: message.data.nearest || [], suggest: message.data.suggest || [], ms });
  }
  process.stdout.write(JSON.stringify({ setup, results, warned }));
}

main();
