// The day and the time in the Netherlands, every quarter of an hour of a hundred years: as the time zone database
// has them.
const { inTheNetherlands } = await import("../../Site/calendar.js");

const format = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Amsterdam", hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit",
  minute: "2-digit",
});
let wrong = 0;
let count = 0;
// Around both changes of each year, and a moment of every week.
const moments = [];
for (let year = 2000; year < 2100; year++) {
  for (const month of [2, 9]) {
    const start = Date.UTC(year, month, 24) / 1000;
    for (let step = 0; step < 9 * 96; step++) moments.push(start + step * 900);
  }
  for (let week = 0; week < 53; week++) moments.push(Date.UTC(year, 0, 1 + week * 7, 22, 59, 59) / 1000);
}
for (const moment of moments) {
  const parts = Object.fromEntries(format.formatToParts(new Date(moment * 1000)).map((one) => [one.type, one.value]));
  const day = Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.day)) / 86_400_000;
  const own = inTheNetherlands(moment);
  count++;
  if (own.day !== day || own.time !== `${parts.hour}:${parts.minute}`) wrong++;
}
console.log(`${count} moments, ${wrong} otherwise`);
process.exit(wrong > 0 || count < 100_000 ? 1 : 0);
