#ifndef MARGINSCOPE_PEAK_H
#define MARGINSCOPE_PEAK_H

/// Floating-point operations of one round of `peak_run`: 12 multiply-adds of 8 lanes.
enum { peak_round_operations = 2 * 12 * 8 };

/// Whether this processor has the fused multiply-add that `peak_run` is made of.
int peak_is_measurable(void);

/// Rounds of independent fused multiply-adds on registers, nothing else: as many operations a
/// second as one core can do on 256-bit vectors. The result only keeps the work from being
/// optimized away.
float peak_run(long rounds);

#endif
