// The windows of one meeting on one machine: what one of them sends reaches the others by every way that the browser
// leaves open, a channel, storage, or the window that opened this one. What arrives is checked by whoever receives it.
const rhWindows = (name, receive) => {
  "use strict";

  const attempt = rhBrowser.attempt;
  const letter = `rh-letter ${name}`;
  const isFile = location.protocol === "file:";
  const peers = new Set();
  let channel = null;

  const open = (message) => {
    if (message && message.meeting === name) receive(message);
    return Boolean(message && message.meeting === name);
  };

  const viaChannel = (message) => Boolean(channel) && attempt(() => channel.postMessage(message));

  // Set and gone again: what the other windows are told of is that it was there.
  const viaStorage = (message) => attempt(() => {
    localStorage.setItem(letter, JSON.stringify(message));
    localStorage.removeItem(letter);
  });

  const viaPeers = (message) => {
    peers.forEach((peer) => {
      if (peer.closed || !attempt(() => peer.postMessage(message, isFile ? "*" : location.origin))) peers.delete(peer);
    });
  };

  const send = (content) => {
    const message = { meeting: name, ...content };
    // What somebody wrote touches no storage, however briefly.
    if (!viaChannel(message) && !content.agreed) viaStorage(message);
    viaPeers(message);
  };

  attempt(() => {
    channel = new BroadcastChannel(name);
    channel.onmessage = (event) => open(event.data);
  });
  attempt(() => {
    if (window.opener) peers.add(window.opener);
  });
  window.addEventListener("storage", (event) => {
    if (event.key === letter && event.newValue) attempt(() => open(JSON.parse(event.newValue)));
  });
  window.addEventListener("message", (event) => {
    if ((isFile || event.origin === location.origin) && open(event.data) && event.source) peers.add(event.source);
  });
  return send;
};
