// What in an agreement may be somebody's name, or point one child out: nobody but who writes knows whether it does, so it is asked about. Pure functions of text.
const rhAgreedNames = (() => {
  "use strict";

  // Names that many bear and that are no other word where a sentence begins: the first word has a capital letter whatever it is. Others than these are not seen
  // there, unless another name stands beside them.
  const KNOWN = new Set(("adam agnes ahmed aisha aksel albert aleksander alfred ali alma amalie amina amir amund anders andrea andreas anette anita anja ann anna anne annika anton arne "
    + "aron arvid asbjørn asle astrid atle aurora axel beate benjamin bente berit birgit birgitte bjarne bjørg brage camilla caroline cathrine cecilie celine charlotte christian christina christine "
    + "christoffer daniel david ebba edvard egil eirik eivind elena elias eline elisabeth elise ella ellen elin emil emilie emma emrik eric erik erling espen esther eva fatima filip finn fredrik frida "
    + "frode gabriel geir georg gerd gina grete gro gunn gunnar gunvor gustav guro halvor hanna hannah hanne hans harald hassan hedda hege heidi helene helge helle henriette henrik henry hilde "
    + "håkon håvard ibrahim ida ine ingeborg inger ingrid ingvild isabella isak iselin ivar jakob jan janne jens jenny jesper joakim johan johanne johannes john johnny jon jonas jorunn jostein josefine julia julie "
    + "jørgen jørn kai kaja kamilla karen kari karin karianne karl karoline kasper katrine kenneth kim kine kirsten kjell kjersti kjetil knut kristian kristin kristine kristoffer laila lars lea leah leif leo leon lene "
    + "linda line linn linnea lisa lise lone lotte louise lucas lukas ludvig magnus mads maja malin mari maria mariam marianne marie marit marius marte martin marthe mathias mathilde matheo maren mats maya merete "
    + "mette mia michael mikkel mina mohamad mohammad mohammed mona morten muhammad nadia nicolai nikolai nils nina noah nora norah ola olav ole olga oliver olivia omar oscar oskar otto paul peder per pernille "
    + "peter petter philip preben ragnhild randi rannveig rebekka reidun roar robert roger rolf ronja roy ruben rune ruth sander sandra sara sarah saga selma sigrid sigurd silje simen simon sindre siri siv snorre sofia sofie "
    + "solveig stian stig stine sunniva susanne svein sverre synne synnøve tale terje thea theo theodor thomas thor tina tiril tobias tom tomas tommy tone tonje tor torbjørn tore torill torunn trine trond trude trygve turid "
    + "tuva une ulrik unni vegard vera vibeke victoria vidar vilde vilja viktor wenche william yasmin ylva yusuf åse åsmund øystein øyvind "
    // Of children in our days, here or where they have come from.
    + "aaliyah abdi ada agathe aleksandra alva amelia anastasia antoni artem arthur ayaan ayan bilal casper danylo dmytro ellen ellie ellinor elliot emine eskil felix hamza herman hermine hugo iben idris ivan iver jakub jonathan "
    + "kacper kateryna khadija konrad layla leila levi liam lilly lily lukas luna maksym maryam mathea mehmet mila milo mio mustafa mykola nelly oda odin oksana olai olea oleksandr olena oliwia othilie ottilie pia salma samira samuel "
    + "sebastian signe sigve silas sondre stella sumaya szymon teodor tyra ulrikke vetle viljar wiktoria yasin zahra zakaria zara zuzanna åshild").split(" "));

  // Those that are a word too, in bokmål or nynorsk: with a small letter they are nobody. Held against that of bokmål by tests/scripts/test_scripts.py.
  const WORDS_TOO = new Set(("agnes aksel ali amina anna aurora brage ebba ella erling eva finn geir gina gro hans helge helle ida iver kai karen karl kim knut lea lene line linn linnea lisa lise lotte luna maren mari maria maya mette "
    + "mila mina oda ola omar per roar rune saga sander signe sindre siv sondre stella stig stine svein sverre tale tina tom tone tore trine trude tuva tyra une vera vetle vilde vilja viljar").split(" "));

  const WORD = /\p{L}+(?:[-']\p{L}+)*/gu;
  const CAPITAL = /^\p{Lu}\p{Ll}/u;
  const SMALL = /^\p{Ll}/u;
  const SHOUTED = /^\p{Lu}{3,}$/u;
  const BEGINS = /(?:^|[.!?:;•–]["'»)]?|[\r\n])\s*["'«(]?$/u;
  const JOINS = /^\s*(?:,|&|\/|\+|og|eller|samt)\s*$/;

  // The name that a word is, also as whose something is; undefined where it is none.
  const knownIn = (word) => [word, word.replace(/s$/, "")].find((one) => KNOWN.has(one));

  // From the last to the first, so that a first word is known by the name that it is joined to.
  const namesIn = (text) => {
    const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, from: index, to: index + word.length }));
    return words.reduceRight((names, { word, from, to }, place) => {
      const next = words[place + 1];
      const isJoined = Boolean(next) && next.word === names[0] && JOINS.test(text.slice(to, next.from));
      const after = words[place + 2];
      const isJoinedByWord = Boolean(after) && after.word === names[0] && JOINS.test(text.slice(to, after.from));
      const known = word.toLowerCase().split("-").map(knownIn).find(Boolean);
      const isKnown = known !== undefined;
      const isName = CAPITAL.test(word) ? !BEGINS.test(text.slice(0, from)) || isKnown || isJoined || isJoinedByWord
        : isKnown && (SHOUTED.test(word) || (SMALL.test(word) && !WORDS_TOO.has(known)));
      return isName ? [word, ...names] : names;
    }, []);
  };

  // What a letter or two tells apart without being anybody.
  const NOBODY = String.raw`(?<!(?:^|\P{L})(?:[Aa]lternativ|[Aa]vdeling|[Bb]ase|[Bb]ygg|[Dd]el|[Gg]ruppe|[Pp]lan|[Rr]om|[Tt]eam|[Uu]ke|[Vv]itamin)\s)(?!(?:AB|HC|HR|ID|IT|PC|PP|QR|TV|WC)(?!\p{L}))`;
  const AGE = String.raw`(?:\d{1,2}|ett|to|tre|fire|fem|seks)\s?år`;
  // One child, told by what one sees or knows of it: «gutten med …», and where the words may be of any child, by what few have.
  const ONE = "(?:[Gg]utten|[Jj]enta|[Jj]enten)";
  const BORNE = "adhd|allergi|autis|briller|diabetes|diagnose|down|epilepsi|høreapparat|hørsel|krykke|rullator|rullestol|selektiv|sonde|spesialpedagog|språkvansk|støttekontakt|synshem|tolk|vedtak";
  // «M.H.», «M. får …», «MH (3 år)», «ved M i …»; one child by its age, which several are not.
  const POINTING = new RegExp([
    String.raw`(?<![\p{L}\d.])\p{Lu}(?:\.\p{Lu}(?!\p{L})|\. \p{Lu}\.)+\.?(?:[\s,(]+${AGE})?`,
    String.raw`(?<![\p{L}\d.])${NOBODY}\p{Lu}\.(?=\s\p{Ll})`,
    String.raw`(?<!\p{L})(?!I\s)\p{Lu}{1,3}[\s,(]+${AGE}`,
    String.raw`(?<=[\p{Ll},]\s)${NOBODY}\p{Lu}{1,2}(?![\p{L}\d.-])`,
    String.raw`(?<!\p{L})(?:[Bb]arnet|[Gg]utten|[Jj]ent[ae]n?)\s(?:på|som er)\s${AGE}`,
    String.raw`(?<!\p{L})${ONE}\s(?:med|uten|fra|som)\s\p{L}+`,
    String.raw`(?<!\p{L})[Dd]en\s\p{Ll}+\s(?:gutten|jenta|jenten)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:[Bb]arnet|[Uu]ngen|[Hh]an|[Hh]un|[Hh]o)\s(?:med|uten)\s(?:${BORNE})\p{Ll}*`,
    String.raw`(?<!\p{L})(?:\d-?|[Ee]tt|[Tt]o|[Tt]re|[Ff]ire|[Ff]em|[Ss]eks)åringen(?!\p{L})`
  ].join("|"), "gu");

  const pointersIn = (text) => text.match(POINTING) || [];

  const quoted = (words) => {
    const each = words.map((word) => `«${word}»`);
    return each.length < 2 ? each.join("") : `${each.slice(0, -1).join(", ")} og ${each[each.length - 1]}`;
  };

  // What is to be asked about of several texts together, each once.
  const asked = (texts) => {
    const [names, pointers] = [namesIn, pointersIn].map((found) => [...new Set(texts.flatMap(found))]);
    return { names, pointers };
  };

  const namesInWords = (names) => (names.length < 2 ? `Er ${quoted(names)} navnet på noen? Skriv en rolle i stedet.` : `Er ${quoted(names)} navn på noen? Skriv roller i stedet.`);

  const askedInWords = (texts) => {
    const { names, pointers } = asked(texts);
    return [
      names.length ? namesInWords(names) : "", pointers.length ? `Peker ${quoted(pointers)} ut noen? Skriv hva dere voksne skal gjøre, og for alle.` : ""
    ].filter(Boolean).join(" ");
  };

  return { namesIn, asked, askedInWords };
})();
