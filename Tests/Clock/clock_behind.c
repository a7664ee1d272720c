// Loaded before a program (LD_PRELOAD), it shows that program a clock that is behind: by the seconds in
// CLOCK_SECONDS_BACK, or else a year.
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const time_t year = 365 * 24 * 3600;

static time_t back(void) {
  const char *seconds = getenv("CLOCK_SECONDS_BACK");
  return seconds ? (time_t)atoll(seconds) : year;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int answer = (int)syscall(SYS_clock_gettime, clock, now);
  if (answer == 0 && clock == CLOCK_REALTIME) now->tv_sec -= back();
  return answer;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  int answer = (int)syscall(SYS_gettimeofday, now, zone);
  if (answer == 0) now->tv_sec -= back();
  return answer;
}

time_t time(time_t *place) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (place) *place = now.tv_sec;
  return now.tv_sec;
}
