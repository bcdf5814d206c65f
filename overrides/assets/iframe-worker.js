/*! After iframe-worker 1.0.4, shim/index.js. A browser starts no worker from file://, and Material's search is one: this
    stands in for it there. Only the folder edition loads it. Changed: the frame holds no script of its own, which a page's
    policy refuses, and what the worker imports is found by its place beside the worker, as a worker finds it.

    Copyright (c) 2020-2022 Martin Donath <martin.donath@squidfunk.com>

    Permission is hereby granted, free of charge, to any person obtaining a copy
    of this software and associated documentation files (the "Software"), to
    deal in the Software without restriction, including without limitation the
    rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
    sell copies of the Software, and to permit persons to whom the Software is
    furnished to do so, subject to the following conditions:

    The above copyright notice and this permission notice shall be included in
    all copies or substantial portions of the Software.

    THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
    IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
    FITNESS FOR A PARTICULAR PURPOSE AND NON-INFRINGEMENT. IN NO EVENT SHALL THE
    AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
    LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
    FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
    IN THE SOFTWARE.
*/
(() => {
  "use strict";

  class FrameWorker extends EventTarget {
    constructor(url) {
      super();
      const worker = new URL(url, document.baseURI);
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      const inside = frame.contentWindow;
      // Opened and closed, the document is the one that stays; some browsers put another in the place of the first.
      inside.document.open();
      inside.document.write("<!doctype html><title></title><body>");
      inside.document.close();

      const load = (address) => new Promise((resolve, reject) => {
        const script = inside.document.createElement("script");
        script.src = new URL(address, worker);
        script.onload = resolve;
        script.onerror = () => reject(new Error(`${script.src} was not loaded`));
        inside.document.body.append(script);
      });

      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      inside.importScripts = (...addresses) => addresses.reduce((earlier, address) => earlier.then(() => load(address)), Promise.resolve());
      this.send = (data) => inside.dispatchEvent(new inside.MessageEvent("message", { data: structuredClone(data) }));
      this.ready = load(worker);
      this.frame = frame;
    }

    postMessage(data) {
      this.ready.then(() => this.send(data));
    }

    terminate() {
      this.frame.remove();
    }
  }

  if (location.protocol === "file:") window.Worker = FrameWorker;
})();
