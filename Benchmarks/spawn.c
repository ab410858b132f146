/* spawn SECONDS REPORT COMMAND...
 *
 * Runs one command and writes to REPORT: wall microseconds, user and system microseconds, peak
 * memory in kilobytes, status (128 + signal if it was killed). The command's process group is
 * killed after SECONDS. A small parent matters: on Linux a child's peak counts that of the process
 * which forked it, so that a child of Python never seems smaller than Python. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile pid_t child;

static void end(int signal) {
  (void)signal;
  if (child > 0) kill(-child, SIGKILL);
}

static long long micros(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000LL + now.tv_nsec / 1000;
}

static long long of(struct timeval time) { return time.tv_sec * 1000000LL + time.tv_usec; }

int main(int count, char **words) {
  if (count < 4) return 2;
  signal(SIGALRM, end);
  signal(SIGTERM, end);
  signal(SIGINT, end);
  int report = open(words[2], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (report < 0) return 2;
  long long begin = micros();
  child = fork();
  if (child < 0) return 2;
  if (child == 0) {
    setpgid(0, 0);
    execv(words[3], words + 3);
    _exit(127);
  }
  setpgid(child, child);
  alarm((unsigned)atoi(words[1]));
  int status;
  struct rusage used;
  while (wait4(child, &status, 0, &used) < 0)
    ;
  long long wall = micros() - begin;
#ifdef __APPLE__
  long peak = used.ru_maxrss / 1024;
#else
  long peak = used.ru_maxrss;
#endif
  dprintf(report, "%lld %lld %lld %ld %d\n", wall, of(used.ru_utime), of(used.ru_stime), peak,
          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return 0;
}
