// What a browser may refuse, withdraw or not have, and a meeting goes on without: sound, a screen that stays awake, a
// place in the address, paper, the whole screen.
const rhBrowser = (() => {
  "use strict";

  const MINUTE = 60000;

  // Whether something could be done; what is refused later, by a promise, is left at that.
  const attempt = (action) => {
    try {
      const promise = action();
      if (promise && promise.catch) promise.catch(() => {});
      return true;
    } catch {
      return false;
    }
  };

  const replaceAddress = (address) => attempt(() => history.replaceState(null, "", address));

  // --- a low tone that fades ---

  let audio = null;

  // A browser lets no page be heard before somebody has touched it, and grumbles if it tries.
  const isTouched = () => !navigator.userActivation || navigator.userActivation.hasBeenActive;

  // Asked again whenever the page is touched: what was refused may be given now.
  const prepareSound = () => {
    if (!isTouched()) return;
    attempt(() => {
      audio = audio || new window.AudioContext();
      return audio.state === "suspended" || audio.state === "interrupted" ? audio.resume() : null;
    });
  };

  const isHeard = () => Boolean(audio) && !["suspended", "interrupted", "closed"].includes(audio.state);

  const playTone = () => attempt(() => {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = 440;
    volume.gain.setValueAtTime(0.3, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 1.5);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 1.5);
  });

  // --- a screen that does not go dark ---

  const lock = { held: null, isAsking: false, isRefused: false, tries: 0, notBefore: 0 };

  // The longer, the oftener it was refused: a machine that saves its battery says no every time.
  const waitToAsk = () => {
    lock.notBefore = Date.now() + Math.min(MINUTE, 1000 * 2 ** lock.tries);
    lock.tries += 1;
  };

  const refuse = () => {
    lock.isAsking = false;
    lock.isRefused = true;
    waitToAsk();
  };

  const hold = (sentinel) => {
    const since = Date.now();
    lock.isAsking = false;
    lock.isRefused = false;
    lock.held = sentinel;
    if (!sentinel.addEventListener) return;
    sentinel.addEventListener("release", () => {
      if (lock.held !== sentinel) return;
      lock.held = null;
      if (Date.now() - since > MINUTE) lock.tries = 0;
      waitToAsk();
    });
  };

  const letGo = () => {
    const sentinel = lock.held;
    lock.held = null;
    attempt(() => sentinel.release());
  };

  // Called again and again for as long as it is wanted. A window that is hidden holds nothing.
  const keepAwake = (isWanted) => {
    const wanted = isWanted && !document.hidden;
    if (!wanted && lock.held) letGo();
    if (!wanted || lock.held || lock.isAsking || Date.now() < lock.notBefore) return;
    lock.isAsking = true;
    try {
      navigator.wakeLock.request("screen").then(hold, refuse);
    } catch {
      refuse();
    }
  };

  // Somebody touches the machine, or the window is seen again: what was refused is asked for at once.
  const askAgain = () => {
    lock.notBefore = 0;
  };

  const mayGoDark = () => lock.isRefused || !attempt(() => navigator.wakeLock.request.name);

  return { attempt, replaceAddress, prepareSound, isHeard, playTone, keepAwake, askAgain, mayGoDark };
})();
