// Days and months, as documents count them. A day is its number since 1970, a month its number since 2000.
// @ts-check

const secondsADay = 86400;

/**
 * A day between the years 2000 and 2999 by the second of it that a moment is; null for another moment.
 * @param {number | bigint | null} seconds Since 1970.
 * @param {number} secondOfDay
 */
export function dayOfSeconds(seconds, secondOfDay) {
  if (typeof seconds !== "number" || seconds < 0 || seconds > 2 ** 36) return null;
  const day = Math.floor(seconds / secondsADay);
  if (seconds - day * secondsADay !== secondOfDay) return null;
  const year = partsOfDay(day).year;
  return year >= 2000 && year <= 2999 ? day : null;
}

/** @param {number} day */
export function partsOfDay(day) {
  const date = new Date(day * secondsADay * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** @param {number} number */
export function twoDigits(number) {
  return String(number).padStart(2, "0");
}

/**
 * `2026-11-20`.
 * @param {number} day
 */
export function isoDay(day) {
  const parts = partsOfDay(day);
  return `${parts.year}-${twoDigits(parts.month)}-${twoDigits(parts.day)}`;
}

/**
 * `2026-02`.
 * @param {number} month
 */
export function isoMonth(month) {
  return `${2000 + Math.floor(month / 12)}-${twoDigits(month % 12 + 1)}`;
}

/**
 * The second that `2026-11-20T09:30:00Z` is, since 1970; null for another spelling.
 * @param {string} text
 */
export function secondsOfTime(text) {
  const milliseconds = Date.parse(text);
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(milliseconds);
  // `Date` takes some days that are not there, such as 31 April, for others.
  const isThere = isWhole && new Date(milliseconds).toISOString() === text.replace("Z", ".000Z");
  return isThere ? milliseconds / 1000 : null;
}

/**
 * The day and the time of day in the Netherlands at a moment. Summer time is the European Union's since 1996; asking
 * the browser takes it fifty times as long.
 * @param {number} seconds Since 1970.
 */
export function inTheNetherlands(seconds) {
  const year = new Date(seconds * 1000).getUTCFullYear();
  const isSummer = seconds >= lastSundayOf(year, 3) && seconds < lastSundayOf(year, 10);
  const local = seconds + (isSummer ? 7200 : 3600);
  const day = Math.floor(local / secondsADay);
  const minutes = Math.floor((local - day * secondsADay) / 60);
  return { day, time: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}` };
}

/**
 * 01:00 UTC of the last Sunday of a month, in seconds since 1970.
 * @param {number} year
 * @param {number} month That has 31 days.
 */
function lastSundayOf(year, month) {
  const last = new Date(Date.UTC(year, month - 1, 31, 1));
  return last.getTime() / 1000 - last.getUTCDay() * secondsADay;
}
