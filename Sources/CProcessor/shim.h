// What the processor can do; Swift has no way to ask.
#ifndef CPROCESSOR_SHIM_H
#define CPROCESSOR_SHIM_H
static inline int processor_has_avx2(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") != 0;
#else
  return 0;
#endif
}
#endif
