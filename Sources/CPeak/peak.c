#include "peak.h"

typedef float lanes __attribute__((vector_size(32)));

#if defined(__x86_64__)
#define WITH_FMA __attribute__((target("avx2,fma")))
int peak_is_measurable(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
#elif defined(__aarch64__)
#define WITH_FMA
int peak_is_measurable(void) { return 1; }
#else
#define WITH_FMA
int peak_is_measurable(void) { return 0; }
#endif

WITH_FMA float peak_run(long rounds) {
#pragma clang fp contract(fast)
  lanes sums[12];
  lanes factor = {};
  lanes summand = {};
  for (int lane = 0; lane < 8; lane++) {
    factor[lane] = 0.9999999f;
    summand[lane] = 1e-9f;
  }
  for (int i = 0; i < 12; i++) sums[i] = factor * (float)(i + 1);
  // Twelve chains hide the latency of four to five cycles at two operations a cycle.
  for (long round = 0; round < rounds; round++) {
#pragma clang loop unroll(full)
    for (int i = 0; i < 12; i++) sums[i] = sums[i] * factor + summand;
  }
  float total = 0;
  for (int i = 0; i < 12; i++) {
    for (int lane = 0; lane < 8; lane++) total += sums[i][lane];
  }
  return total;
}
