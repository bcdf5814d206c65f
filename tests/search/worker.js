// Runs Material's own search worker in Node, as a page runs it in the browser: `node worker.js SITE INDEX`.
// Writes a line when it is ready, then reads a query from each line and writes its result on one. All lines are JSON.
"use strict";

const fs = require("fs");
const path = require("path");
const readline = require("readline");
const vm = require("vm");

const SETUP = 0;
const QUERY = 2;

const [site, index] = process.argv.slice(2);
// The handbook has it in a folder whose name is a hash, plain Material has not.
const scripts = path.join(site, "assets", "javascripts");
const workers = fs.readdirSync(scripts, { recursive: true }).map((name) => path.join(scripts, name)).find((name) => path.basename(name) === "workers");
const worker = fs.readdirSync(workers).find((name) => /^search\..*\.js$/.test(name));

let answer;
let listen;
let warnings = [];
// Node's own world becomes the worker's: in one that is made within it each look at a global costs, and the search takes half as long again.
Object.assign(globalThis, {
  self: globalThis,
  addEventListener: (type, listener) => { if (type === "message") listen = listener; },
  postMessage: (message) => answer(message),
  importScripts: (...files) => files.forEach((file) => load(path.join(workers, file))),
});
console.warn = (...said) => warnings.push(said.join(" "));

function load(file) {
  vm.runInThisContext(fs.readFileSync(file, "utf-8"), { filename: file });
}

// A message comes as a copy.
function send(type, data) {
  return new Promise((resolve) => {
    const message = JSON.parse(JSON.stringify({ type, data }));
    const start = performance.now();
    answer = (reply) => resolve({ type: reply.type, ...reply.data, ms: performance.now() - start, warnings });
    warnings = [];
    listen({ data: message });
  });
}

async function main() {
  load(path.join(workers, worker));
  const ready = await send(SETUP, { ...JSON.parse(fs.readFileSync(index, "utf-8")), options: {} });
  console.log(JSON.stringify(ready));
  for await (const line of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await send(QUERY, JSON.parse(line))));
  }
}

main();
