"use strict";

// What scripts make of what Python hands on, for tests/views/test_in_scripts_too.py: prints it as JSON. The first argument is a file
// with `{plans, cases}`: meetings as their scripts read them, and the steps of late meetings.
const { readFileSync } = require("node:fs");
const { asked, asMeeting, paper } = require("./papers.js");
const { words, load } = require("./meeting.js");

const { plans, cases } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const nothing = load("rhMeetingAsked").nothing;

const sheetsOf = (page) => paper.everySheet(page, asked.plan(page, nothing)).map(({ pages, ...sheet }) => (
  { ...sheet, pages: pages.map((parts) => parts.map(({ id }) => id)) }));
const groups = (size, other) => [...Array(10).fill(size), ...Array(other.count).fill(other.size)];

console.log(JSON.stringify({
  sheets: plans.map(sheetsOf),
  late: cases.map((steps) => paper.lateInWords(...asMeeting(steps))),
  groups: [words.groupsInWords(groups(5, { count: 10, size: 4 }), false), words.groupsInWords(groups(5, { count: 2, size: 4 }), false)],
  pairs: [20, 19].map((count) => words.groupsInWords([3, ...Array(count).fill(2)], true)),
  each: words.eachInWords(20)
}));
