/*
 * The yardstick: what the console does with a mix of equalisers, pan and sum, in plain C, scalar, one core.
 * The same filters (trapezoidal state-variable, two in one pass), the same doubles, the same slices of 32 frames.
 *
 * Usage: yardstick FILE, and prints the seconds it took and the sum of the squares of what came out.
 * FILE, little-endian: int32 tracks, channels, frames, bands per track, bands of the master; per track doubles: gain
 * left, gain right, 6 coefficients per band; coefficients of the master's bands; then per track and channel int16 samples.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SLICE = 32, COEFFICIENTS = 6 };

static int32_t take_int(FILE *file) {
  int32_t value = 0;
  if (fread(&value, sizeof value, 1, file) != 1) exit(2);
  return value;
}

static void *take(FILE *file, size_t size, size_t count) {
  void *data = malloc(size * count);
  if (data == NULL || fread(data, size, count, file) != count) exit(2);
  return data;
}

static double flushed(double state) { return state < 1e-30 && state > -1e-30 ? 0 : state; }

static void filter_pair(double *samples, const double *a, const double *b, double *state) {
  double s1 = state[0], s2 = state[1], t1 = state[2], t2 = state[3];
  for (int i = 0; i < SLICE; i++) {
    double x = samples[i];
    double d = x - s2;
    double band = a[0] * s1 + a[1] * d;
    double low = s2 + a[1] * s1 + a[2] * d;
    s1 = 2 * band - s1;
    s2 = 2 * low - s2;
    double y = a[3] * x + a[4] * band + a[5] * low;
    double e = y - t2;
    double second_band = b[0] * t1 + b[1] * e;
    double second_low = t2 + b[1] * t1 + b[2] * e;
    t1 = 2 * second_band - t1;
    t2 = 2 * second_low - t2;
    samples[i] = b[3] * y + b[4] * second_band + b[5] * second_low;
  }
  state[0] = flushed(s1);
  state[1] = flushed(s2);
  state[2] = flushed(t1);
  state[3] = flushed(t2);
}

static void equalise(double *samples, const double *coefficients, int bands, double *state) {
  for (int band = 0; band + 1 < bands; band += 2) {
    const double *a = coefficients + band * COEFFICIENTS;
    filter_pair(samples, a, a + COEFFICIENTS, state + 2 * band);
  }
}

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (file == NULL) return 2;
  int tracks = take_int(file), channels = take_int(file), frames = take_int(file);
  int bands = take_int(file), master_bands = take_int(file);
  int track_numbers = 2 + bands * COEFFICIENTS;
  double *numbers = take(file, sizeof(double), (size_t)tracks * track_numbers);
  double *master = take(file, sizeof(double), (size_t)master_bands * COEFFICIENTS);
  int16_t *samples = take(file, sizeof(int16_t), (size_t)tracks * channels * frames);
  fclose(file);
  double *states = calloc((size_t)tracks * channels * bands * 2, sizeof(double));
  double *master_states = calloc((size_t)master_bands * 4, sizeof(double));
  float *out = calloc((size_t)frames * 2, sizeof(float));
  if (states == NULL || master_states == NULL || out == NULL) return 2;

  struct timespec before, after;
  clock_gettime(CLOCK_MONOTONIC, &before);
  for (int at = 0; at + SLICE <= frames; at += SLICE) {
    double sum[2][SLICE];
    memset(sum, 0, sizeof sum);
    for (int track = 0; track < tracks; track++) {
      const double *gains = numbers + (size_t)track * track_numbers;
      double slice[2][SLICE];
      for (int channel = 0; channel < channels; channel++) {
        size_t index = (size_t)track * channels + channel;
        const int16_t *source = samples + index * frames + at;
        for (int i = 0; i < SLICE; i++) slice[channel][i] = source[i] * (1.0 / 32768);
        equalise(slice[channel], gains + 2, bands, states + index * bands * 2);
      }
      const double *right = slice[channels - 1];
      for (int i = 0; i < SLICE; i++) {
        sum[0][i] += gains[0] * slice[0][i];
        sum[1][i] += gains[1] * right[i];
      }
    }
    for (int channel = 0; channel < 2; channel++) {
      equalise(sum[channel], master, master_bands, master_states + (size_t)channel * master_bands * 2);
      for (int i = 0; i < SLICE; i++) out[(size_t)channel * frames + at + i] = (float)sum[channel][i];
    }
  }
  clock_gettime(CLOCK_MONOTONIC, &after);

  double squares = 0;
  for (size_t i = 0; i < (size_t)frames * 2; i++) squares += (double)out[i] * out[i];
  double seconds = (double)(after.tv_sec - before.tv_sec) + 1e-9 * (double)(after.tv_nsec - before.tv_nsec);
  printf("%.9f %.17g\n", seconds, squares);
  return 0;
}
