"use strict";

// What a parser that we have not written reads out of a calendar: its events as JSON. The file comes on standard input; ical.js throws
// where a line is none of the format's.
const { readFileSync } = require("node:fs");
const ICAL = require("ical.js");

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid, title: event.summary, text: event.description, starts: event.startDate.toString(), ends: event.endDate.toString(),
    isDay: event.startDate.isDate, url: component.getFirstPropertyValue("url"), stamp: String(component.getFirstPropertyValue("dtstamp"))
  };
});
console.log(JSON.stringify({ version: calendar.getFirstPropertyValue("version"), name: calendar.getFirstPropertyValue("x-wr-calname"), events }));
